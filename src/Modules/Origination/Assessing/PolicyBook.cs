using Wheelhouse.Decisions;
using Wheelhouse.Kernel;

namespace Wheelhouse.Origination.Assessing;

/// <summary>The policies that ship with the house; the newest version in force on a day decides.</summary>
sealed class PolicyBook
{
    readonly IReadOnlyList<Policy> policies;

    /// <exception cref="InvalidOperationException">A file is no policy to rely on: the house does not open.</exception>
    public PolicyBook() => policies = [.. Resources("car-loan-").Select(json => PolicyFile.Read(json).Value)];

    /// <summary>The policy for a day; refused where none is in force, so that nothing is decided without one.</summary>
    internal Outcome<Policy> On(DateOnly day) =>
        policies.Where(p => p.IsInForce(day)).MaxBy(p => p.Version) is { } policy
            ? policy
            : new Refusal(
                "origination.no_policy", $"No decision policy is in force on {day:O}; publish one first.",
                RefusalKind.Conflict, new RefusalValue("day", day.ToString("O")));

    /// <summary>A version that decided before, to decide again with it.</summary>
    internal Policy? Find(string name, int version) =>
        policies.FirstOrDefault(p => p.Name == name && p.Version == version);

    static IEnumerable<string> Resources(string prefix)
    {
        var assembly = typeof(PolicyBook).Assembly;
        var names = assembly.GetManifestResourceNames();
        foreach (var name in names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
