"""Rolecall as people use it: commands, mentions, direct messages, help, and what it does not know."""

from playwright.async_api import Page, expect

from bot.workspace import Local
from tests.browser.person import Person


async def test_a_command_is_answered_to_the_person_alone(rosa: Person) -> None:
    await rosa.writes("/role director-tpm grade")

    await rosa.sees(
        rosa.answer, "Only visible to you", "Director, Infrastructure Technical Program Management: grade 10"
    )
    await rosa.becomes("Milan Manager")
    await expect(rosa.messages).to_have_count(0)


async def test_a_command_is_completed_by_the_keyboard(rosa: Person) -> None:
    field = rosa.page.locator("#write")
    await field.press_sequentially("/ro")
    await expect(rosa.page.get_by_role("option", name="/role")).to_be_visible()
    await field.press("Tab")

    await expect(field).to_have_value("/role ")
    await field.press_sequentially("help")
    await field.press("Enter")
    await rosa.sees(rosa.answer, "/role")


async def test_a_mention_is_answered_in_its_thread(rosa: Person) -> None:
    await rosa.writes("@Rolecall who does the director of TPM report to?")
    await rosa.page.get_by_role("button", name="1 reply").click()

    await rosa.sees(rosa.thread.last, "reports to")
    await rosa.replies("@Rolecall and the grade?")
    await rosa.sees(rosa.thread.last, "grade 10")


async def test_a_direct_message_is_answered_where_it_stands(rosa: Person) -> None:
    await rosa.goes_to("Rolecall")
    await rosa.writes("interview steps of the director of TPM?")

    await rosa.sees(rosa.answer, "interview", "Source")


async def test_help_shows_what_can_be_asked(rosa: Person) -> None:
    await rosa.writes("/role help")

    await rosa.sees(rosa.answer, "/role", "Only visible to you")


async def test_a_role_that_is_not_there_gets_the_nearest(rosa: Person) -> None:
    await rosa.writes("/role director of quantum gardening grade")

    await rosa.sees(rosa.answer, "I found nothing on that in the handbook.")


async def test_what_went_over_the_wire_can_be_looked_at(rosa: Person) -> None:
    await rosa.writes("/role director-tpm grade")
    await rosa.answer.hover()
    await rosa.answer.get_by_role("button", name="Show on the wire").click()

    panel = rosa.page.get_by_role("complementary", name="What goes over the wire")
    await rosa.sees(
        panel,
        "Slack → app",
        "/role",
        "200",
        " ms",
        "as Slack wants it",
        '"response_url"',
        '"response_type": "ephemeral"',
    )
    await rosa.page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()


async def test_commands_that_slack_would_not_take_are_named(rosa: Person) -> None:
    await rosa.writes("/rolle director")
    await expect(rosa.page.get_by_role("status")).to_have_text("/rolle is not a valid command.")

    await rosa.writes("hello")
    await rosa.answer.hover()
    await rosa.answer.get_by_role("button", name="Reply in thread").click()
    await rosa.replies("/role help")
    await expect(rosa.page.get_by_role("status")).to_contain_text("not supported in threads")


async def test_people_see_the_channels_that_are_theirs(rosa: Person) -> None:
    channels = rosa.page.get_by_role("list", name="Channels").get_by_role("button")
    await expect(channels).to_have_text(["# hiring-tpm", "# general", "# ext-northwind", "# leads"])

    await rosa.becomes("Gus Guest")

    await expect(channels).to_have_text(["# general", "# ext-northwind"])


async def test_markup_that_people_type_is_shown_and_not_obeyed(rosa: Person) -> None:
    await rosa.writes("<b>bold?</b> & <!channel> *strong* <javascript:alert(1)|click>")

    await expect(rosa.answer.locator("b, strong").filter(has_text="strong")).to_have_count(1)
    await rosa.sees(rosa.answer, "<b>bold?</b> & <!channel>", "<javascript:alert(1)|click>")
    await expect(rosa.answer.get_by_role("link")).to_have_count(0)


async def test_everything_can_be_done_by_keyboard(rolecall: Local, page: Page) -> None:
    await page.goto(rolecall.slack.url)
    await expect(page.get_by_role("heading", level=1)).to_have_text("# hiring-tpm")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")  # the link to the message field
    await page.keyboard.type("@Rolecall grade of the director of TPM?")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="1 reply")).to_be_visible()
    while await page.evaluate("document.activeElement.textContent") != "1 reply":
        await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("complementary", name="Thread")).to_contain_text("grade 10")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("complementary", name="Thread")).to_be_hidden()


async def test_at_phone_width_nothing_is_cut_off(rosa: Person) -> None:
    await rosa.page.set_viewport_size({"width": 360, "height": 640})
    await rosa.writes("/role compare director-tpm senior-manager-tpm")
    await rosa.sees(rosa.answer, "Compared")

    assert await rosa.page.evaluate("document.documentElement.scrollWidth") <= 360
    await rosa.page.get_by_role("button", name="Channels").click()
    await rosa.goes_to("general")
    await expect(rosa.page.get_by_role("heading", level=1)).to_have_text("# general")


async def test_dark_and_light_can_be_chosen(rosa: Person) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    first = await rosa.page.evaluate(background)
    await rosa.page.get_by_role("button", name="Dark or light").click()

    assert await rosa.page.evaluate(background) != first


async def test_a_card_is_asked_further_and_comes_back(rosa: Person) -> None:
    await rosa.writes("/role director-tpm")
    await rosa.sees(rosa.answer, "Grade: 10", "Level below:")
    await rosa.answer.get_by_role("button", name="Interview").click()
    await rosa.sees(rosa.answer, "interview, 6 steps", "(edited)")
    await rosa.answer.get_by_role("button", name="All on this role").click()

    await rosa.sees(rosa.answer, "Grade: 10")
    await expect(rosa.messages).to_have_count(1)


async def test_one_of_several_roles_is_chosen(rosa: Person) -> None:
    await rosa.writes("/role talent acquisition")
    await rosa.sees(rosa.answer, "Which role do you mean?")
    await rosa.answer.get_by_role("button", name="Recruiting Manager").click()

    await rosa.sees(rosa.answer, "Recruiting Manager", "Reports to: ")


async def test_a_private_answer_is_shared_or_dismissed(rosa: Person) -> None:
    await rosa.writes("/role director-tpm grade")
    await rosa.answer.get_by_role("button", name="Share in channel").click()
    await rosa.sees(rosa.answer, "Shared by @Rosa Recruiter", "grade 10")
    await expect(rosa.messages).to_have_count(1)
    await rosa.becomes("Milan Manager")
    await rosa.sees(rosa.answer, "Shared by @Rosa Recruiter", "grade 10")

    await rosa.writes("/role director-tpm grade")
    await expect(rosa.messages).to_have_count(2)
    await rosa.answer.get_by_role("button", name="Ausblenden").click()  # Milan uses Slack in German
    await expect(rosa.messages).to_have_count(1)


async def test_a_role_is_picked_by_typing_and_asked_further(rosa: Person) -> None:
    await rosa.page.get_by_role("button", name="Find a role").click()
    select = rosa.modal.get_by_role("combobox")
    await select.click()
    await select.press_sequentially("dir tpm")
    await rosa.page.get_by_role("option", name="Director, Infrastructure Technical Program Management").click()
    await rosa.sees(rosa.modal, "Reports to: the Vice President")
    await rosa.modal.get_by_role("button", name="Requirements").click()

    await rosa.sees(rosa.modal, "Director, Infrastructure Technical Program Management: requirements")


async def test_the_role_that_a_message_names_is_looked_up(rosa: Person) -> None:
    await rosa.writes("could you meet our Director of TPM candidate tomorrow?")
    await rosa.answer.hover()
    await rosa.answer.get_by_role("button", name="Find role facts").click()

    await rosa.sees(rosa.modal, "Director, Infrastructure Technical Program Management", "Grade: 10")


async def test_home_is_searched_browsed_and_shows_what_was_looked_up(rosa: Person) -> None:
    await rosa.writes("/role director-tpm grade")
    await rosa.sees(rosa.answer, "grade 10")
    await rosa.goes_to("Rolecall")
    await rosa.page.get_by_role("button", name="Home", exact=True).click()
    home = rosa.page.get_by_role("region", name="Home")
    await rosa.sees(home, "Looked up last", "pages, ")
    await home.get_by_role("combobox").nth(1).click()
    await rosa.page.get_by_role("option", name="Finance").first.click()
    await rosa.sees(rosa.modal, "Roles that match finance")
    await rosa.modal.get_by_role("button", name="Done").click()
    await home.get_by_role("button", name="Director, Infrastructure Technical Program Management").click()

    await rosa.sees(rosa.modal, "Grade: 10")


async def test_a_link_to_the_handbook_shows_the_card_of_its_role(rosa: Person) -> None:
    await rosa.writes(
        "see https://handbook.example.com/job-families/engineering/backend-engineer/#senior-backend-engineer"
    )

    await rosa.sees(rosa.answer, "Senior Backend Engineer", "Grade: 7")


async def test_a_channel_can_be_about_a_role(rosa: Person) -> None:
    await rosa.writes("/role pin director-tpm")
    await rosa.sees(rosa.answer, "Pinned here: Director, Infrastructure Technical Program Management")
    await rosa.writes("@Rolecall interview steps?")
    await rosa.page.get_by_role("button", name="1 reply").click()

    await rosa.sees(rosa.thread.last, "interview, 6 steps", "is pinned in this channel")
