"""What Slack takes of Block Kit: here are blocks or a view, what would Slack refuse in them?

Sources: Slack docs, Block Kit reference; where they are silent, slack_sdk's models, and the stricter reading.
"""

from bot.workspace.block_kit.problems import Surface
from bot.workspace.block_kit.stacks import problems_in
from bot.workspace.block_kit.views import view_problems

__all__ = ["Surface", "problems_in", "view_problems"]
