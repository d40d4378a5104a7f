using Wheelhouse.Kernel;

namespace Wheelhouse.Cli.Models;

/// <summary>Ends the verb where the engine said no.</summary>
static class Refused
{
    public static T Unless<T>(Outcome<T> outcome) =>
        outcome.Match(value => value, refusal => throw new RefusedException(refusal));

    /// <summary>An option that the verb cannot do without.</summary>
    public static string Needed(this Call call, Verb verb, string option) => call.Setting(option)
        ?? throw new UnreadableException($"option '{option}' is missing; expected {verb.Usage}");
}
