using System.Globalization;

namespace Wheelhouse.GatewayBench;

/// <param name="Connections">Devices, each with a connection of its own.</param>
/// <param name="Seconds">How long they send.</param>
/// <param name="Rate">Reports a second in a run of its own; 0: no such run.</param>
/// <param name="Stall">How long the database stands still in a run of its own; 0: no such run.</param>
sealed record Options(int Connections = 10_000, int Seconds = 60, int Rate = 40_000, int Stall = 30)
{
    internal static Options Read(string[] args)
    {
        var options = new Options();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var value = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
            options = args[i] switch
            {
                "--connections" => options with { Connections = value },
                "--seconds" => options with { Seconds = value },
                "--rate" => options with { Rate = value },
                "--stall" => options with { Stall = value },
                _ => throw new ArgumentException(
                    $"Unknown option {args[i]}; there are --connections, --seconds, --rate, --stall."),
            };
        }

        return options;
    }
}
