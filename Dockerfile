# The bot in a container: docker build -t rolecall . && docker run --env-file .env -p 3000:3000 rolecall
# Another handbook: docker run -v /path/to/handbook:/handbook:ro -e ROLECALL_CORPUS=/handbook ...

FROM python:3.11-slim AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1

# pip stays in this stage: the venv holds what the bot needs and nothing else.
RUN python3 -m venv --without-pip /venv
WORKDIR /src

# The libraries before the code: they change less often.
COPY constraints.txt pyproject.toml ./
RUN python3 -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" \
        > requirements.txt \
    && python3 -m pip --python /venv install --constraint constraints.txt --requirement requirements.txt

COPY LICENSE README.md ./
COPY bot bot
COPY corpus corpus
COPY handlers handlers
COPY index index
RUN python3 -m pip --python /venv install --no-deps .


FROM python:3.11-slim

RUN useradd --no-create-home --no-log-init --uid 10001 rolecall
COPY --from=build /venv /venv

# All addresses, and not only the container's own: what is let in is for the host to say.
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ROLECALL_HOST=0.0.0.0 \
    ROLECALL_PORT=3000

USER 10001
WORKDIR /tmp
EXPOSE 3000

HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
    CMD ["python3", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"ROLECALL_PORT\"]}/healthz', timeout=2)"]

ENTRYPOINT ["rolecall"]
CMD ["serve"]
