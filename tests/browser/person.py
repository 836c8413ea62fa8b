"""What a person does and sees in the page, by what they can read: names, labels, words."""

from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in front of the page."""

    page: Page

    @classmethod
    async def at(cls, page: Page, url: str) -> "Person":
        await page.goto(url)
        await expect(page.get_by_role("heading", level=1)).to_contain_text("#")
        return cls(page)

    async def goes_to(self, place: str) -> None:
        await self.page.get_by_role("navigation").get_by_role("button", name=place).click()

    async def becomes(self, name: str) -> None:
        chosen = self.page.get_by_label("You are")
        value = await chosen.get_by_role("option", name=name).get_attribute("value")
        await chosen.select_option(value)
        await expect(chosen).to_have_value(value or "")

    async def writes(self, text: str) -> None:
        """Types into the message field, and sends it with the Enter key."""
        await self._sends(self.page.locator("#write"), text)

    async def replies(self, text: str) -> None:
        await self._sends(self.page.locator("#reply"), text)

    async def _sends(self, field: Locator, text: str) -> None:
        await field.fill(text)
        # On the field: a modal that closes gives the focus back to where it was before.
        await field.press("Enter")

    @property
    def messages(self) -> Locator:
        return self.page.get_by_role("log", name="Messages", exact=True).get_by_role("article")

    @property
    def answer(self) -> Locator:
        """The last message of the room."""
        return self.messages.last

    @property
    def thread(self) -> Locator:
        return self.page.get_by_role("log", name="Messages of the thread").get_by_role("article")

    @property
    def modal(self) -> Locator:
        return self.page.get_by_role("dialog")

    async def sees(self, what: Locator, *texts: str) -> None:
        for text in texts:
            await expect(what).to_contain_text(text)
