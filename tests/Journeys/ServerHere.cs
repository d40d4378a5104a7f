using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using System.Text.Json;
using Wheelhouse.Kit;
using Wheelhouse.Server;
using Xunit;

namespace Wheelhouse.Journeys.Tests;

/// <summary>The server in the tests' own process, behind its real socket: each process of its own would compile the
/// same code and build the same model again.</summary>
sealed class ServerHere : RunningServer, ILoggerProvider
{
    WebApplication? app;

    public override Uri Address => new(Running.Urls.Single());

    WebApplication Running => app ?? throw new InvalidOperationException("The server does not run.");

    internal static Task<ServedHouse> Open(bool postgres, params string[] more) =>
        ServedHouse.Open(Start, postgres, more);

    internal static async Task<RunningServer> Start(string database, string keys, params string[] more)
    {
        var server = new ServerHere();
        (server.app, _) = await Composition.Compose(
            Arguments(database, keys, more),
            builder => builder.Logging.ClearProviders().AddProvider(server));
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public override async ValueTask DisposeAsync()
    {
        await Running.StopAsync(CancellationToken.None);
        await Running.DisposeAsync();
    }

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    void IDisposable.Dispose()
    {
    }

    sealed class Writer(ServerHere server, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            server.Wrote(JsonSerializer.Serialize(new
            {
                LogLevel = $"{logLevel}",
                Category = category,
                Message = formatter(state, exception),
                Exception = exception?.ToString(),
            }));
    }
}
