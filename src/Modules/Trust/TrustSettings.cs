using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>What Trust is told by the installation.</summary>
/// <param name="Demo">Whether people may take a role without a password. Never on data of real people.</param>
/// <param name="SignInsPerMinute">Attempts to sign in, and to get a token, that one address may make in a
/// minute.</param>
sealed record TrustSettings(bool Demo, int SignInsPerMinute)
{
    const int UsualSignInsPerMinute = 20;

    internal static TrustSettings From(IConfiguration settings) => new(
        settings.GetValue("Demo", false), settings.GetValue("SignInsPerMinute", UsualSignInsPerMinute));

    /// <summary>The folder of the key ring: the setting <c>Keys</c>, or on SQLite a folder beside the file.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL, and the setting is absent.</exception>
    public static string KeysFolder(string? setting, DatabaseChoice database)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (!string.IsNullOrWhiteSpace(setting))
        {
            return setting;
        }

        return database.IsPostgres
            ? throw new InvalidOperationException(
                "Name the folder of the key ring in the setting Keys (WHEELHOUSE_Keys).")
            : $"{new SqliteConnectionStringBuilder(database.Connection).DataSource}.keys";
    }
}
