using System.Globalization;

namespace Wheelhouse.Applications;

/// <param name="Capacity">Applications handed in as fast as they are answered; 0 for none.</param>
/// <param name="Callers">Who hand them in side by side.</param>
/// <param name="Count">Applications handed in at a rate, with sources that take their time; 0 for none.</param>
/// <param name="Rate">So many of those a second.</param>
sealed record Options(int Capacity = 4_000, int Callers = 8, int Count = 10_000, int Rate = 25)
{
    internal static Options Read(string[] args)
    {
        var options = new Options();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var value = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
            options = args[i] switch
            {
                "--capacity" => options with { Capacity = value },
                "--callers" => options with { Callers = value },
                "--applications" => options with { Count = value },
                "--rate" => options with { Rate = value },
                _ => throw new ArgumentException(
                    $"Unknown option {args[i]}; there are --capacity, --callers, --applications, --rate."),
            };
        }

        return options;
    }
}
