using Npgsql;
using System.Globalization;
using Wheelhouse.Platform;

namespace Wheelhouse.MadePortfolio;

/// <summary>Processor time that we and PostgreSQL have taken, as Linux counts it: what a clock on the wall cannot tell
/// on a machine that others use, too.</summary>
/// <param name="Ours">Of this process.</param>
/// <param name="Postgres">Of a server on this machine with all its processes; null where there is none.</param>
public readonly record struct ProcessorTime(TimeSpan Ours, TimeSpan? Postgres)
{
    const double TicksPerSecond = 100; // USER_HZ: the same on every Linux that .NET runs on

    public static ProcessorTime operator -(ProcessorTime a, ProcessorTime b) =>
        new(a.Ours - b.Ours, a.Postgres - b.Postgres);

    public static async Task<ProcessorTime> Now(DatabaseChoice database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new(Environment.CpuUsage.TotalTime, database.IsPostgres ? await OfServer(database.Connection) : null);
    }

    /// <summary>Microseconds for one of so many, as in <c>75 + 62</c>.</summary>
    public string Each(int count) => Postgres is { } postgres
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Ours.TotalMicroseconds / count:F0} + {postgres.TotalMicroseconds / count:F0}")
        : string.Create(CultureInfo.InvariantCulture, $"{Ours.TotalMicroseconds / count:F0}");

    /// <summary>Our backend's parent is the server: its other children, and what it has reaped of those that ended.
    /// </summary>
    static async Task<TimeSpan?> OfServer(string address)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        if (Stat(connection.ProcessID) is not { } own)
        {
            return null;
        }

        var ticks = Stat(own.Parent) is { } server ? server.Ticks + server.Reaped : 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process)
                && Stat(process) is { } one && one.Parent == own.Parent)
            {
                ticks += one.Ticks;
            }
        }

        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    /// <summary>Fields 4 and 14 to 17 of <c>/proc/PID/stat</c>; the second may hold blanks, and ends with a bracket.
    /// </summary>
    static (int Parent, long Ticks, long Reaped)? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return ((int)Field(1), Field(11) + Field(12), Field(13) + Field(14));

            long Field(int number) => long.Parse(fields[number], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null; // it has ended, or the server is on another machine
        }
    }
}
