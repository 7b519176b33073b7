"""Exit statuses."""

from __future__ import annotations

from typing import Final

FOUND: Final = 1
WRONG_CALL: Final = 2
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells have it
