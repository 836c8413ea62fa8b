# The bot in a container: docker build -t rolecall . && docker run --env-file .env -p 3000:3000 rolecall
# Another handbook: docker run -v /path/to/handbook:/handbook:ro -e ROLECALL_CORPUS=/handbook ...

FROM python:3.11-slim AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1

RUN python -m venv /venv
WORKDIR /src

# The libraries before the code: they change less often.
COPY constraints.txt pyproject.toml README.md LICENSE ./
RUN mkdir bot handlers index \
    && touch bot/__init__.py handlers/__init__.py index/__init__.py \
    && /venv/bin/pip install --constraint constraints.txt .

COPY bot bot
COPY handlers handlers
COPY index index
RUN /venv/bin/pip install --no-deps --force-reinstall .


FROM python:3.11-slim

RUN useradd --system --no-create-home --uid 10001 rolecall
COPY --from=build /venv /venv
COPY corpus /corpus

# All addresses, and not only the container's own: what is let in is for the host to say.
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ROLECALL_CORPUS=/corpus \
    ROLECALL_HOST=0.0.0.0 \
    ROLECALL_PORT=3000

USER 10001
WORKDIR /tmp
EXPOSE 3000

HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"ROLECALL_PORT\"]}/healthz', timeout=2)"]

ENTRYPOINT ["rolecall"]
CMD ["serve"]
