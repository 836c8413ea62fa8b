"""What a person meets around an answer: choices, tables, steps, ratings, follow-ups, refusals, languages."""

from playwright.async_api import expect

from tests.browser.person import Person

_DIRECTOR = "Director, Infrastructure Technical Program Management"


async def test_roles_to_choose_from_are_told_apart_by_their_grades(rosa: Person) -> None:
    await rosa.writes("/role talent acquisition")
    await rosa.sees(rosa.answer, "Which role do you mean?", "Senior Recruiter (senior-recruiter): grade 6")
    await rosa.answer.get_by_role("button", name="Senior Recruiter (grade 6)").click()

    await rosa.sees(rosa.answer, "Senior Recruiter", "Grade: 6")


async def test_a_comparison_is_a_table_and_its_rest_is_behind_a_button(rosa: Person) -> None:
    await rosa.writes("/role compare director-tpm senior-manager-tpm")
    table = rosa.answer.get_by_role("table")
    await rosa.sees(table.get_by_role("row").nth(1), "Grade", "10", "9")
    await rosa.sees(rosa.answer, f"Requirements, only {_DIRECTOR}", "more in")
    await rosa.answer.get_by_role("button", name="Show all").click()

    await rosa.sees(rosa.modal, "The whole answer", "Compared", "Communicates, presents and documents well.")
    await expect(rosa.modal).not_to_contain_text("more in")


async def test_a_table_is_seen_whole_on_a_phone(rosa: Person) -> None:
    await rosa.page.set_viewport_size({"width": 360, "height": 740})
    await rosa.writes("/role compare backend-engineer senior-backend-engineer")
    table = rosa.answer.get_by_role("table")
    await rosa.sees(table.get_by_role("row").nth(1), "Grade", "6", "7")

    assert await table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")


async def test_an_interviewer_finds_their_step(rosa: Person) -> None:
    await rosa.becomes("Ines Interviewer")
    await rosa.goes_to("Rolecall")
    await rosa.writes("interview steps of a backend engineer?")
    await rosa.answer.get_by_role("combobox", name="Mi paso").click()
    await rosa.page.get_by_role("option", name="3. System design").click()

    await rosa.sees(
        rosa.answer, "paso 3 de 6", "Antes", "2. Pairing session", "Después", "4. Interview with the hiring"
    )


async def test_a_thumb_down_asks_why_and_says_who_looks_after_the_page(rosa: Person) -> None:
    await rosa.writes("@Rolecall how many references do we ask for?")
    await rosa.page.get_by_role("button", name="1 reply").click()
    await rosa.thread.last.get_by_role("button", name="Not helpful").click()
    await rosa.sees(rosa.thread.last, "Only visible to you", "What is wrong with it?")
    await rosa.thread.last.get_by_role("button", name="Out of date").click()

    await rosa.sees(rosa.thread.last, "Thank you. The page is looked after by")
    await expect(rosa.thread.last.get_by_role("link", name="people-ops@farrowlane.example")).to_be_visible()


async def test_a_thread_goes_on_without_names_and_says_why(rosa: Person) -> None:
    await rosa.writes("@Rolecall what grade is the director of TPM?")
    await rosa.page.get_by_role("button", name="1 reply").click()
    await rosa.replies("and the senior manager?")  # a channel that is followed: no mention
    await rosa.sees(rosa.thread.last, "Senior Manager", "grade 9")
    await rosa.replies("thanks, that helps")
    await rosa.replies("@Rolecall why?")

    await rosa.sees(rosa.thread.last, "The Senior Manager is a grade 9.", "I understood: grade of Senior Manager")
    await expect(rosa.thread).to_have_count(7)


async def test_what_is_not_for_strangers_is_refused_among_them_and_answered_alone(rosa: Person) -> None:
    await rosa.goes_to("ext-northwind")
    await rosa.writes("@Rolecall who approves an offer?")
    await rosa.page.get_by_role("button", name="1 reply").click()
    await rosa.sees(rosa.thread.last, "Only visible to you", "That is not shown here.", "direct message")
    await rosa.becomes("Gus Guest")
    await expect(rosa.page.get_by_role("button", name="1 reply")).to_have_count(0)

    await rosa.becomes("Rosa Recruiter")
    await rosa.goes_to("Rolecall")
    await rosa.writes("who approves an offer?")
    await rosa.sees(rosa.answer, "Up to grade 7: the hiring manager and the Recruiting Manager.")


async def test_a_guest_is_answered_from_what_is_for_guests(rosa: Person) -> None:
    await rosa.goes_to("Rolecall")
    await rosa.writes("who approves an offer?")
    await rosa.sees(rosa.answer, "Offers › Who approves an offer")

    await rosa.becomes("Gus Guest")
    await rosa.goes_to("Rolecall")
    await rosa.writes("who approves an offer?")

    await rosa.sees(rosa.answer, "Offer acceptance rate.", "Talent Acquisition ›")
    await expect(rosa.answer).not_to_contain_text("Offers ›")


async def test_each_person_has_our_words_in_their_language(rosa: Person) -> None:
    await rosa.becomes("Milan Manager")
    await rosa.writes("/role director-tpm")
    await rosa.sees(rosa.answer, "Berichtet an: the Vice President", "Stufe darunter", "Quellen")
    await rosa.answer.get_by_role("button", name="Anforderungen").click()
    await rosa.sees(rosa.answer, "15+ years in technical program or project management")

    await rosa.goes_to("Rolecall")
    await rosa.page.get_by_role("button", name="Home", exact=True).click()
    await rosa.sees(
        rosa.page.get_by_role("region", name="Home"), "in den Worten des Handbuchs", "Zuletzt nachgeschlagen"
    )
