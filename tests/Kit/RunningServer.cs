using System.Globalization;
using System.Text.RegularExpressions;

namespace Wheelhouse.Kit;

/// <summary>Starts a server on a database.</summary>
/// <param name="database">A SQLite file or a PostgreSQL address, as on the command line.</param>
/// <param name="keys">The folder of the key ring the data was written under.</param>
/// <param name="more">Further arguments, as in <c>--portal web/dist</c>.</param>
public delegate Task<RunningServer> ServerStart(string database, string keys, string[] more);

/// <summary>The real server on a free loopback port, wherever it runs.</summary>
public abstract partial class RunningServer : IAsyncDisposable
{
    readonly List<string> log = [];

    public abstract Uri Address { get; }

    /// <summary>What the server wrote so far, a JSON object a line.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (log)
            {
                return [.. log];
            }
        }
    }

    /// <summary>Where devices come in, as the log tells it.</summary>
    /// <param name="language">As in <c>JT/T 808</c>.</param>
    public int Door(string language)
    {
        var doors = Log.Select(line => Speaking().Match(line)).Where(match => match.Success);
        return int.Parse(
            doors.First(door => door.Groups[1].Value == language).Groups[2].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Ends it as an operator does.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>The arguments of a server on a free port, in a house where nothing is real.</summary>
    protected static string[] Arguments(string database, string keys, string[] more) =>
        ["--database", database, "--keys", keys, "--urls", "http://127.0.0.1:0", "--demo", "true", .. more];

    protected void Wrote(string line)
    {
        lock (log)
        {
            log.Add(line);
        }
    }

    [GeneratedRegex("Devices speak ([A-Z/]+ [0-9]+) on 127\\.0\\.0\\.1:([0-9]+)")]
    private static partial Regex Speaking();
}
