using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Wheelhouse.Platform;

/// <summary>Which database the house stands on: a SQLite file, or a PostgreSQL server.</summary>
/// <param name="Connection">The ADO.NET connection string. Never logged: it may hold a password.</param>
public sealed record DatabaseChoice(bool IsPostgres, string Connection)
{
    /// <summary>Bytes of a PostgreSQL connection's buffer, each way: four times the driver's own, so that rows by the
    /// thousand wake both sides a quarter as often.</summary>
    const int Buffer = 32 * 1024;

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? File => IsPostgres ? null : new SqliteConnectionStringBuilder(Connection).DataSource;

    /// <summary>How many connections are open at most; null where nothing bounds them.</summary>
    internal int? MostConnections => IsPostgres ? new NpgsqlConnectionStringBuilder(Connection).MaxPoolSize : null;

    /// <summary>Reads what a person types: a file path, or <c>postgres://user:password@host:port/name</c>.</summary>
    /// <exception cref="FormatException">The text is an address of some other kind.</exception>
    public static DatabaseChoice Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (text.StartsWith("postgres://", StringComparison.Ordinal)
            || text.StartsWith("postgresql://", StringComparison.Ordinal))
        {
            var address = new Uri(text);
            var login = address.UserInfo.Split(':', 2);
            return new(true, new NpgsqlConnectionStringBuilder
            {
                Host = address.Host,
                Port = address.Port > 0 ? address.Port : 5432,
                Database = address.AbsolutePath.Trim('/'),
                Username = Uri.UnescapeDataString(login[0]),
                Password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : null,
                MaxAutoPrepare = 100,
                AutoPrepareMinUsages = 2,
                ReadBufferSize = Buffer,
                WriteBufferSize = Buffer,
                MaxPoolSize = Math.Max(16, Environment.ProcessorCount * 8),
            }.ConnectionString);
        }

        return text.Contains("://", StringComparison.Ordinal)
            ? throw new FormatException(
                "The database is a file path or an address like postgres://user:password@host:5432/name.")
            : new(false, new SqliteConnectionStringBuilder { DataSource = text, ForeignKeys = true }.ConnectionString);
    }
}

/// <summary>Registers the context on the chosen database.</summary>
public static class DatabaseRegistration
{
    public static IServiceCollection AddHouse(this IServiceCollection services, DatabaseChoice database)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton(database)
            .AddSingleton<WriteGate>()
            .AddSingleton<OpenLines>()
            .AddPooledDbContextFactory<House>((provider, options) =>
            {
                options.UseHouse(database);
                if (!database.IsPostgres)
                {
                    options.AddInterceptors(provider.GetRequiredService<OpenLines>());
                }
            })
            .AddScoped(provider =>
            {
                var house = provider.GetRequiredService<IDbContextFactory<House>>().CreateDbContext();
                var caller = provider.GetRequiredService<Caller>();
                if (caller.IsKnown)
                {
                    house.Enter(caller.Actor);
                }
                else
                {
                    house.Leave();
                }

                return house;
            });
    }

    public static DbContextOptionsBuilder UseHouse(this DbContextOptionsBuilder options, DatabaseChoice database)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(database);
        options.ReplaceService<IModelCacheKeyFactory, ByParts>();

        // a lost race, or a step called off by a shutdown, is no error: whoever meets the exception decides
        options.ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandError, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
        return database.IsPostgres
            ? options.UseNpgsql(database.Connection, o => o.MigrationsAssembly("Wheelhouse.Postgres"))
            : StaysOpen.On(options.UseSqlite(database.Connection, o => o.MigrationsAssembly("Wheelhouse.Sqlite")))
                .AddInterceptors(OnTheLine.Instance);
    }

    /// <summary>Whether a write failed because somebody else was first: decide again from the new state.</summary>
    /// <remarks>A lost race shows as a version conflict or as a broken unique key, whichever comes first.</remarks>
    public static bool IsLostRace(Exception exception) => exception switch
    {
        LostRaceException => true,
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => IsLostRace(inner),
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        SqliteException { SqliteErrorCode: 5 or 6 } => true, // busy, locked
        SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } => true, // primary key, unique
        _ => false,
    };
}

/// <summary>A handler saw by itself that somebody was first; the command is decided again from the new state.</summary>
public sealed class LostRaceException(string what) : Exception($"Somebody was first: {what}.");

/// <summary>Two hosts in one process may be made of different parts: each set of parts has its own model.</summary>
sealed class ByParts : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime)
    {
        var parts = context.GetService<ModelParts>().Assemblies.Select(a => a.FullName);
        return (context.GetType(), designTime, string.Join('+', parts));
    }
}
