using System.Globalization;

namespace Wheelhouse.MonthEndBench;

/// <param name="Sqlite">Portfolio sizes to run on SQLite; likewise on PostgreSQL.</param>
sealed record Options(IReadOnlyList<int> Sqlite, IReadOnlyList<int> Postgres)
{
    internal static Options Read(string[] args)
    {
        var options = new Options([100_000], [250_000, 1_000_000]);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var value = args[i + 1];
            options = args[i] switch
            {
                "--on" => value == "sqlite" ? options with { Postgres = [] } : options with { Sqlite = [] },
                "--agreements" => options with
                {
                    Sqlite = [.. options.Sqlite.Take(1).Select(_ => Number(value))],
                    Postgres = [.. options.Postgres.Take(1).Select(_ => Number(value))],
                },
                _ => throw new ArgumentException($"Unknown option {args[i]}; there are --on and --agreements."),
            };
        }

        return options;
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
