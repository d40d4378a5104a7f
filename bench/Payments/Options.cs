using System.Globalization;

namespace Wheelhouse.Payments;

sealed record Options(bool Sqlite, bool Postgres, int Callers, int Rounds, double Seconds)
{
    internal static Options Read(string[] args)
    {
        var options = new Options(true, true, 8, 7, 2);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var value = args[i + 1];
            options = args[i] switch
            {
                "--on" => options with { Sqlite = value == "sqlite", Postgres = value == "postgres" },
                "--callers" => options with { Callers = int.Parse(value, CultureInfo.InvariantCulture) },
                "--rounds" => options with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--seconds" => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                _ => throw new ArgumentException(
                    $"Unknown option {args[i]}; there are --on, --callers, --rounds, --seconds."),
            };
        }

        return options;
    }
}
