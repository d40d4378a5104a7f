using Wheelhouse.Cli.Devices;
using Wheelhouse.Cli.Frequencies;
using Wheelhouse.Cli.Lending;
using Wheelhouse.Cli.Models;
using Wheelhouse.Cli.Operations;
using Wheelhouse.Cli.Outside;
using Wheelhouse.Cli.Tapes;
using Wheelhouse.Cli.Tapes.Importing;
using Wheelhouse.Cli.Values;
using Wheelhouse.Cli.Worlds;

namespace Wheelhouse.Cli;

/// <summary>The one list of verbs.</summary>
static class Verbs
{
    public static readonly IReadOnlyList<Verb> All =
    [
        ReplayLoans.Verb,
        SolveApr.Verb,
        ReplayTape.Verb,
        ImportTape.Verb,
        TrainModel.Verb,
        ScoreRows.Verb,
        EvaluateModel.Verb,
        LabelTape.Verb,
        DeriveColumns.Verb,
        ContrastRows.Verb,
        ShowCard.Verb,
        TrainValue.Verb,
        EvaluateValue.Verb,
        QuoteValue.Verb,
        ListResiduals.Verb,
        EvaluateFrequency.Verb,
        FitFrequency.Verb,
        VerifyAudit.Verb,
        ProveRecord.Verb,
        ReplayDecisions.Verb,
        RotateKeys.Verb,
        Simulate.Verb,
        ListDemoPeople.Verb,
        ResetDemo.Verb,
        PlaySources.Verb,
        SimulateDevices.Verb,
    ];
}
