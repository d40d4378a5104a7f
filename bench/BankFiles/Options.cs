using System.Globalization;

namespace Wheelhouse.BankFileBench;

/// <param name="Sqlite">Payments in the file on SQLite, one an agreement; likewise on PostgreSQL; 0 leaves it
/// out.</param>
/// <param name="Kills">How often two servers are shot in the middle of an import; 0 is not at all.</param>
/// <param name="Keep">A PostgreSQL portfolio that is there is used, and left there: for the next measurement.</param>
sealed record Options(int Sqlite, int Postgres, bool Keep = false, int Kills = 20)
{
    internal static Options Read(string[] args)
    {
        var options = new Options(100_000, 1_000_000);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var value = args[i + 1];
            options = args[i] switch
            {
                "--on" => value == "sqlite" ? options with { Postgres = 0 } : options with { Sqlite = 0 },
                "--payments" => options with
                {
                    Sqlite = options.Sqlite == 0 ? 0 : int.Parse(value, CultureInfo.InvariantCulture),
                    Postgres = options.Postgres == 0 ? 0 : int.Parse(value, CultureInfo.InvariantCulture),
                },
                "--keep" => options with { Keep = bool.Parse(value) },
                "--kills" => options with { Kills = int.Parse(value, CultureInfo.InvariantCulture) },
                _ => throw new ArgumentException(
                    $"Unknown option {args[i]}; there are --on, --payments, --keep, --kills."),
            };
        }

        return options;
    }
}
