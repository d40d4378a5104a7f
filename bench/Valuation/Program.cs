using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Wheelhouse.ValuationBench;

// Used-car values and motor claim frequencies: the verbs as they ship, trained on four fifths of the rows and judged by
// the fifth, beside what is had for nothing.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = Directory.CreateTempSubdirectory("wheelhouse-valuation").FullName;
try
{
    Console.WriteLine("## Valuation\n");
    Console.WriteLine("Trained on four fifths of `train.csv.gz`, judged by every fifth row; whole processes.\n");
    if (Rows.Of("uk-used-cars", folder) is { } cars)
    {
        Cars(cars);
    }
    else
    {
        Console.WriteLine("The used cars are not here.");
    }

    if (Rows.Of("fremtpl2-freq", folder) is { } policies)
    {
        Claims(policies);
    }
    else
    {
        Console.WriteLine("The motor policies are not here.");
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

void Cars(Rows cars)
{
    var guide = Path.Combine(folder, "guide.bin");
    var (_, training) = Verb("value", "train", cars.TrainFile, "--out", guide);
    var (judged, valuing) = Verb("value", "evaluate", cars.TestFile, "--guide", guide);
    var (mean, median, rSquared) = Floors.MedianByModelAndYear(cars);
    Console.WriteLine(
        "| used cars | rows | MAPE | median error | R² | in the 80 % interval | training, s | valuing, s |");
    Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
    Console.WriteLine(
        $"| price guide | {cars.Test.Rows} | {Share("meanShareError")} | {Share("medianShareError")} | "
        + $"{judged.GetProperty("rSquared").GetString()} | {Share("coverage")} | {training:0.0} | {valuing:0.0} |");
    Console.WriteLine(
        $"| floor: median of make, model and year | {cars.Test.Rows} | {100 * mean:0.00} % | {100 * median:0.00} % "
        + $"| {rSquared:0.0000} | – | – | – |\n");

    string Share(string name) =>
        $"{100 * decimal.Parse(judged.GetProperty(name).GetString()!, CultureInfo.InvariantCulture):0.00} %";
}

void Claims(Rows policies)
{
    var (judged, seconds) = Verb("frequency", "evaluate", policies.TrainFile, policies.TestFile);
    Console.WriteLine("| motor claims (freMTPL2) | policies | Poisson deviance | training and judging, s |");
    Console.WriteLine("|---|--:|--:|--:|");
    Console.WriteLine(
        $"| boosting | {policies.Test.Rows} | {judged.GetProperty("deviance").GetDouble():0.00000} | {seconds:0.0} |");
    Console.WriteLine($"| floor: the mean frequency for all | {policies.Test.Rows} | "
        + $"{judged.GetProperty("meanDeviance").GetDouble():0.00000} | – |");
}

static (JsonElement Answer, double Seconds) Verb(params string[] words)
{
    var started = Stopwatch.GetTimestamp();
    var program = Path.Combine(AppContext.BaseDirectory, "Wheelhouse.Cli.dll");
    using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. words])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
    var messages = process.StandardError.ReadToEndAsync();
    var answer = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0
        ? (JsonDocument.Parse(answer).RootElement, Stopwatch.GetElapsedTime(started).TotalSeconds)
        : throw new InvalidOperationException(messages.GetAwaiter().GetResult());
}
