using System.Globalization;
using Wheelhouse.Platform;
using Wheelhouse.Server.Devices;
using Wheelhouse.Telematics;

namespace Wheelhouse.Server;

/// <summary>What the operator decides: by argument (<c>--database</c>), else by <c>WHEELHOUSE_DATABASE</c>.</summary>
/// <param name="Database">A SQLite file or a PostgreSQL address; <c>data/wheelhouse.db</c> when absent.</param>
/// <param name="Portal">The folder of the built portal; null to serve the interface alone.</param>
/// <param name="Keys">The folder of the key ring. Whoever reads it can read what is encrypted.</param>
/// <param name="Demo">Whether visitors may take the seat of a simulated person without a password.</param>
/// <param name="Clock">The instant at which the clock of a demonstration starts; null: it is now.</param>
/// <param name="Contract">Write the OpenAPI document to this file, and stop.</param>
/// <param name="Devices">Where devices come in.</param>
/// <param name="Positions">How long places are kept.</param>
sealed record Settings(
    DatabaseChoice Database, string? Portal, string Keys, bool Demo, DateTimeOffset? Clock, string? Contract,
    DeviceSettings Devices, PositionKeeping Positions)
{
    const string DefaultUrl = "http://127.0.0.1:5080";

    internal static Settings Read(ConfigurationManager configuration, string[] args)
    {
        configuration.AddEnvironmentVariables("WHEELHOUSE_").AddCommandLine(args);
        configuration["Urls"] ??= DefaultUrl;
        configuration["Keys"] ??= Path.Combine("data", "keys");

        var database = configuration["Database"] ?? Path.Combine("data", "wheelhouse.db");
        var beside = Path.Combine(AppContext.BaseDirectory, "portal");
        return new(
            Where(database),
            configuration["Portal"] ?? (Directory.Exists(beside) ? beside : null),
            Path.GetFullPath(configuration["Keys"]!),
            configuration.GetValue("Demo", false),
            ClockOf(configuration),
            configuration["Contract"],
            DeviceSettings.Read(configuration),
            PositionsOf(configuration));
    }

    /// <summary>Deadlines are counted on the clock, so only a house in which nothing is real may set it.</summary>
    static DateTimeOffset? ClockOf(ConfigurationManager configuration)
    {
        if (configuration["Clock"] is not { } text)
        {
            return null;
        }

        if (!configuration.GetValue("Demo", false))
        {
            throw new UnreadableSettingException(
                "--clock: only a demonstration may set its clock; leave it out, or give --demo true.");
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToUniversalTime()
            : throw new UnreadableSettingException(
                $"--clock: '{text}' is no instant; write it as 2026-01-05T02:00:00Z.");
    }

    static PositionKeeping PositionsOf(ConfigurationManager configuration)
    {
        if (configuration["Telematics:KeepMonths"] is not { } text)
        {
            return new();
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months)
            && months is >= PositionKeeping.Least and <= PositionKeeping.Most
            ? new(months)
            : throw new UnreadableSettingException(
                $"--Telematics:KeepMonths: '{text}' is no number of months from {PositionKeeping.Least} to "
                + $"{PositionKeeping.Most}.");
    }

    static DatabaseChoice Where(string text)
    {
        try
        {
            return DatabaseChoice.Parse(text);
        }
        catch (FormatException wrong) // UriFormatException too
        {
            throw new UnreadableSettingException($"--database: {wrong.Message}");
        }
    }
}
