namespace Wheelhouse.Cli;

/// <summary>One thing the command line does. A verb is one file, and one line in <see cref="Verbs"/>.</summary>
/// <param name="Name">One or two words, as typed: <c>loan replay</c>.</param>
/// <param name="Summary">One line for the list of verbs, without a full stop.</param>
/// <param name="Operands">What follows the name, in order, all required: <c>FILE</c>.</param>
/// <param name="Options">What may stand anywhere after the name.</param>
/// <param name="Details">What <c>--help</c> prints below the usage: what goes in, what comes out.</param>
/// <param name="Run">Does it, and returns the exit code of <see cref="Exit"/>.</param>
sealed record Verb(
    string Name,
    string Summary,
    IReadOnlyList<string> Operands,
    IReadOnlyList<Option> Options,
    string Details,
    Func<Call, CancellationToken, Task<int>> Run)
{
    /// <summary>A usage line longer than this names no options; they are listed below it anyway.</summary>
    const int Widest = 100;

    public string Usage
    {
        get
        {
            var options = Options.Select(option => $"[{option.Usage}]");
            var whole = string.Join(' ', ["wheelhouse", Name, .. Operands, .. options]);
            return whole.Length <= Widest ? whole : string.Join(' ', ["wheelhouse", Name, .. Operands, "[OPTION ...]"]);
        }
    }
}

/// <summary>A setting of a verb.</summary>
/// <param name="Name">With its dashes: <c>--details</c>.</param>
/// <param name="Value">What its value is called, or null for a switch.</param>
sealed record Option(string Name, string? Value, string Summary)
{
    public string Usage => Value is null ? Name : $"{Name} {Value}";
}

/// <summary>What a verb was called with, and where it reads and writes.</summary>
/// <param name="Operands">As many as the verb names.</param>
/// <param name="Settings">The options given; a switch has an empty value.</param>
sealed record Call(IReadOnlyList<string> Operands, IReadOnlyDictionary<string, string> Settings, Channels Channels)
{
    public string? Setting(string name) => Settings.GetValueOrDefault(name);

    public bool Has(string name) => Settings.ContainsKey(name);
}

/// <summary>Standard input, standard output (JSON and nothing else) and standard error (words for people).</summary>
sealed record Channels(Stream Input, Stream Output, TextWriter Messages);

/// <summary>What the process says with its exit code.</summary>
static class Exit
{
    public const int Done = 0;

    /// <summary>The engine or the house said no; the problem document is on standard error.</summary>
    public const int Refused = 1;

    /// <summary>The call or its input cannot be read; standard error says where and what was expected.</summary>
    public const int Unreadable = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM, as shells count it.</summary>
    public const int Stopped = 130;
}

/// <summary>The call or its input cannot be read. The message names the place and what was expected there.</summary>
sealed class UnreadableException(string message) : Exception(message);

/// <summary>The whole verb was refused.</summary>
sealed class RefusedException(Kernel.Refusal refusal) : Exception(refusal.Sentence)
{
    public Kernel.Refusal Refusal { get; } = refusal;
}
