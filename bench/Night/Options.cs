using System.Globalization;

namespace Wheelhouse.NightBench;

/// <param name="Sqlite">Portfolio sizes to run on SQLite; likewise on PostgreSQL.</param>
/// <param name="Kills">How often two servers are shot in the middle of their nights; 0 is not at all.</param>
/// <param name="Keep">A PostgreSQL portfolio that is there is used, and left there: for the next measurement.</param>
sealed record Options(IReadOnlyList<int> Sqlite, IReadOnlyList<int> Postgres, int Nights, bool Keep = false,
    int Kills = 20)
{
    internal static Options Read(string[] args)
    {
        var options = new Options([100_000], [250_000, 1_000_000], 3);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var value = args[i + 1];
            options = args[i] switch
            {
                "--on" => value == "sqlite" ? options with { Postgres = [] } : options with { Sqlite = [] },
                "--accounts" => options with
                {
                    Sqlite = [.. options.Sqlite.Take(1).Select(_ => Number(value))],
                    Postgres = [.. options.Postgres.Take(1).Select(_ => Number(value))],
                },
                "--keep" => options with { Keep = bool.Parse(value) },
                "--kills" => options with { Kills = Number(value) },
                "--nights" => options with { Nights = Number(value) },
                _ => throw new ArgumentException(
                    $"Unknown option {args[i]}; there are --on, --accounts, --nights, --keep, --kills."),
            };
        }

        return options;
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
