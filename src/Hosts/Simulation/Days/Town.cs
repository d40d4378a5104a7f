using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Simulation.Founding;

namespace Wheelhouse.Simulation.Days;

/// <summary>Where a simulated day happens: the premises, who is there, what is planned, what was counted.</summary>
sealed class Town(Premises premises, Founders founders, WorldPlan plan, CancellationToken cancel)
{
    internal Premises Premises { get; } = premises;

    internal Founders Founders { get; } = founders;

    internal WorldPlan Plan { get; } = plan;

    internal Dice Dice { get; } = new((ulong)plan.Seed);

    internal Agenda Agenda { get; } = new();

    internal Tally Tally { get; } = new();

    internal CancellationToken Cancel { get; } = cancel;

    internal DateOnly Today { get; set; }

    /// <summary>Who is behind an application that was signed.</summary>
    internal Dictionary<Id<Application>, Visit> Signed { get; } = [];

    /// <summary>Does what a person does. A refusal is part of life: counted by its code, answered by null.</summary>
    internal async Task<TResult?> Do<TCommand, TResult>(Actor actor, TCommand command)
        where TResult : class
    {
        var outcome = await Premises.Run<TCommand, TResult>(actor, command, Tally.NextKey(), Cancel);
        Tally.Count(typeof(TCommand).Name, outcome.Refused?.Code);
        return outcome.IsDone ? outcome.Value : null;
    }

    /// <summary>Plans something some days from now; what would be after the last day is left out.</summary>
    internal void In(int days, Func<Task> deed) => On(Today.AddDays(days), deed);

    internal void On(DateOnly day, Func<Task> deed)
    {
        if (day < Plan.LastDay)
        {
            Agenda.On(day < Today ? Today : day, deed);
        }
    }
}

/// <summary>What happened in a world, counted.</summary>
public sealed class Tally
{
    readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    int keys;

    /// <summary>Commands done and refusals by code: <c>ReceivePayment</c>, <c>servicing.overpaid</c>.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    public int Of(string name) => counts.GetValueOrDefault(name);

    internal string NextKey() => $"sim-{++keys}";

    internal void Count(string command, string? refusal)
    {
        var name = refusal ?? command;
        counts[name] = counts.GetValueOrDefault(name) + 1;
    }
}
