using Wheelhouse.Cli.Lending;
using Wheelhouse.Cli.Tapes;

namespace Wheelhouse.Cli;

/// <summary>The one list of verbs.</summary>
static class Verbs
{
    public static readonly IReadOnlyList<Verb> All =
    [
        ReplayLoans.Verb,
        SolveApr.Verb,
        ReplayTape.Verb,
    ];
}
