"""Makes the picture in README: a command answered to one person, and a mention answered in its thread."""

import asyncio
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import async_playwright, expect

from bot.trying import workspace_of
from index import load_editions
from tests.browser.conftest import CHROMIUM, CORPUS, FLAGS
from tests.browser.person import Person

_COLOURS = 128  # text on plain surfaces: nobody sees fewer colours, and the file is a third


async def take(target: Path) -> None:
    """Writes the picture, compressed, to `target`."""
    async with workspace_of(load_editions(CORPUS)) as local, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport={"width": 1280, "height": 760}, color_scheme="light")
        person = await Person.at(page, local.slack.url)
        await person.writes("@Rolecall who does the Director of TPM report to?")
        await page.get_by_role("button", name="1 reply").click()
        await person.replies("@Rolecall and the interview steps?")
        await expect(person.thread).to_have_count(4)
        await person.writes("/role director-tpm grade")
        await person.sees(person.answer, "grade 10")
        await page.mouse.move(0, 0)
        picture = Image.open(BytesIO(await page.screenshot()))
        await browser.close()
    picture.convert("RGB").quantize(_COLOURS).save(target, optimize=True)
    print(f"{target}: {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1])))
