"""What Rolecall does not use yet, with a small app: buttons, selects, modals, Home, shortcuts, previews."""

from playwright.async_api import expect

from tests.browser.person import Person


async def test_a_button_replaces_its_message(baker: Person) -> None:
    await baker.writes("/bake")
    await baker.sees(baker.answer, "1 loaves in the oven")
    await baker.answer.get_by_role("button", name="One more").click()
    await baker.sees(baker.answer, "2 loaves in the oven", "(edited)")
    await baker.answer.get_by_role("button", name="One more").click()

    await baker.sees(baker.answer, "3 loaves in the oven")
    await expect(baker.messages).to_have_count(1)


async def test_a_button_may_ask_before_it_acts(baker: Person) -> None:
    await baker.writes("/bake")
    await baker.answer.get_by_role("button", name="Stop").click()
    await baker.sees(baker.modal, "The dough is lost.")
    await baker.modal.get_by_role("button", name="Bake on").click()
    await expect(baker.messages).to_have_count(1)
    await baker.answer.get_by_role("button", name="Stop").click()
    await baker.modal.get_by_role("button", name="Stop it").click()

    await expect(baker.messages).to_have_count(0)


async def test_an_option_of_a_menu_is_chosen_by_keyboard(baker: Person) -> None:
    await baker.writes("/bake")
    await baker.answer.get_by_role("button", name="More actions").click()
    await baker.page.keyboard.press("ArrowDown")
    await baker.page.keyboard.press("Enter")

    await baker.sees(baker.answer, "heat: ")


async def test_a_select_is_narrowed_by_typing(baker: Person) -> None:
    await baker.writes("/bake")
    select = baker.answer.get_by_role("combobox", name="Bread")
    await select.click()
    await select.press_sequentially("bag")
    await expect(baker.page.get_by_role("listbox").get_by_role("option")).to_have_text(["Baguette"])
    await baker.page.get_by_role("option", name="Baguette").click()

    await baker.sees(baker.answer, "bread: baguette")


async def test_a_modal_is_filled_in_and_sent(baker: Person) -> None:
    await baker.page.get_by_role("button", name="Order bread").click()
    await baker.sees(baker.modal, "Order", "Which bread?")
    bread = baker.modal.get_by_role("combobox", name="Which bread?")
    await bread.click()
    await bread.press_sequentially("pump")
    await expect(baker.page.get_by_role("option", name="Pumpernickel")).to_be_visible()
    await baker.page.keyboard.press("Enter")
    await baker.modal.get_by_label("How many loaves?").fill("many")
    await baker.modal.get_by_role("button", name="Order it").click()
    await baker.sees(baker.modal, "Write a number")
    await expect(baker.modal.get_by_label("How many loaves?")).to_be_focused()
    await baker.modal.get_by_label("How many loaves?").fill("100")
    await baker.modal.get_by_role("button", name="Order it").click()
    await baker.sees(baker.modal, "So many? Fewer, please.")
    await expect(baker.modal.get_by_label("How many loaves?")).to_have_value("100")
    await baker.modal.get_by_label("How many loaves?").fill("3")
    await baker.modal.get_by_role("button", name="Order it").click()

    await expect(baker.modal).to_have_count(0)
    await baker.goes_to("Bakery")
    await baker.sees(baker.answer, "3 x Pumpernickel ordered")


async def test_a_search_without_results_stays_usable(baker: Person) -> None:
    await baker.writes("/bake modal")
    bread = baker.modal.get_by_role("combobox", name="Which bread?")
    await bread.click()
    await bread.press_sequentially("cake")
    await expect(baker.modal.get_by_role("paragraph").filter(has_text="No results")).to_be_visible()
    await baker.page.keyboard.press("Home")
    await baker.page.keyboard.press("Enter")
    await bread.fill("rye")

    await expect(baker.page.get_by_role("option", name="Rye")).to_be_visible()


async def test_modals_stand_on_one_another(baker: Person) -> None:
    await baker.writes("/bake modal")
    await baker.modal.get_by_role("button", name="Recipe").click()
    await baker.sees(baker.modal, "Flour, water, salt.")
    await baker.page.keyboard.press("Escape")
    await baker.sees(baker.modal, "Which bread?")
    await baker.modal.get_by_role("button", name="Never mind").click()

    await expect(baker.modal).to_have_count(0)


async def test_home_is_opened_and_its_button_opens_a_modal(baker: Person) -> None:
    await baker.goes_to("Bakery")
    await baker.page.get_by_role("button", name="Home").click()
    home = baker.page.get_by_role("region", name="Home")
    await baker.sees(home, "Today's bread")
    await home.get_by_role("button", name="Order").click()

    await baker.sees(baker.modal, "Which bread?")


async def test_a_shortcut_acts_on_a_message(baker: Person) -> None:
    await baker.writes("twelve chars")
    await baker.answer.hover()
    await baker.answer.get_by_role("button", name="Weigh this").click()

    await baker.sees(baker.answer, "12 grams", "Only visible to you")


async def test_a_link_to_a_registered_domain_gets_a_preview(baker: Person) -> None:
    await baker.writes("look: https://bakery.example/rye and https://elsewhere.example/rye")

    await baker.sees(baker.answer, "Rye bread, 1 kg")
    await expect(baker.answer.get_by_role("link")).to_have_count(2)


async def test_a_command_that_fails_says_so_to_the_person(baker: Person) -> None:
    await baker.writes("/late")

    await baker.sees(baker.answer, "/late failed with the error “dispatch_failed”", "Only visible to you")
