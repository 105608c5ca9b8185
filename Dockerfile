# Built from the checkout's root: docker build --tag quotes .
# Run: docker run --read-only --tmpfs /data:uid=1654 --tmpfs /tmp --publish 8080:8080 quotes
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# tests/publish runs this very line, with another folder for /app, since no image can be built where the tests run.
RUN dotnet publish src/Quotes.Api --configuration Release --runtime linux-x64 --no-self-contained -p:PublishReadyToRun=true -p:RestoreLockedMode=true --output /app
RUN mkdir /data

# Chiseled: no shell, no package manager. The app is built with InvariantGlobalization, so that it loads no ICU and no answer
# depends on a culture; "extra" is for tzdata, without which /v1/quotes/daily knows no time zone but UTC.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
# Owned by the app, so that a fresh volume is too.
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
USER $APP_UID
# DOTNET_EnableDiagnostics=0: the runtime otherwise opens a diagnostics socket in /tmp, which may be read-only.
ENV ASPNETCORE_URLS=http://+:8080 \
    Quotes__Seeds=/app/seeds \
    Quotes__Data=/data \
    DOTNET_EnableDiagnostics=0
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["dotnet", "Quotes.Api.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "Quotes.Api.dll"]
