# The atlas in a container: docker build -t uprisings-atlas . && docker run -p 8050:8050 uprisings-atlas
# Another history: docker run -p 8050:8050 -v "$PWD/my-history:/atlas/data:ro" uprisings-atlas

FROM node:24-slim AS parts
WORKDIR /atlas
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM python:3.13-slim
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOST=0.0.0.0 PORT=8050
WORKDIR /atlas
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY --from=parts /atlas/node_modules node_modules
COPY app.py pyproject.toml ./
COPY assets assets
COPY dashboard dashboard
COPY data data
COPY examples examples
COPY scripts scripts
COPY translations translations
RUN python -m scripts.compress_parts \
    && useradd --system --no-create-home atlas
USER atlas
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8050/healthz', timeout=4)"]
CMD ["python", "app.py"]
