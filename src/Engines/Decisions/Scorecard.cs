using System.Collections.Immutable;
using Wheelhouse.Kernel;

namespace Wheelhouse.Decisions;

/// <summary>One class of a characteristic, its points, and the reason given when it costs points.</summary>
public sealed record ScoreBin(Condition When, int Points, string Reason);

/// <summary>A characteristic that earns points by the bin its value falls in.</summary>
public sealed record Characteristic(int Slot, ImmutableArray<ScoreBin> Bins)
{
    /// <summary>The most the characteristic can earn.</summary>
    public int Best { get; } = Bins.Select(bin => bin.Points).DefaultIfEmpty().Max();

    internal ScoreBin? Find(Inputs inputs)
    {
        var value = inputs[Slot];
        if (!inputs.Fields[Slot].Admits(value))
        {
            return null;
        }

        foreach (var bin in Bins)
        {
            if (bin.When.Holds(value))
            {
                return bin;
            }
        }

        return null;
    }
}

/// <summary>A points scorecard: a base plus the points of one bin for each characteristic. More is better.</summary>
/// <param name="Output">The slot the total is written to, for tables to look at.</param>
/// <param name="When">The cases it scores; all where empty. Cards that write one output share the cases out.</param>
/// <remarks>By hand: base 400, characteristics earning 60 and 25: 485.</remarks>
public sealed record Scorecard(
    string Id, int Version, int Output, int Base, ImmutableArray<Characteristic> Characteristics,
    ImmutableArray<Cell> When)
{
    /// <summary>The slots it looks at, in field order.</summary>
    public ImmutableArray<int> Looks { get; } =
        [.. Characteristics.Select(c => c.Slot).Concat(When.Select(c => c.Slot)).Distinct().Order()];

    /// <summary>Whether the case is one of its own.</summary>
    internal bool Takes(Inputs inputs)
    {
        foreach (var cell in When)
        {
            if (!inputs.Fields[cell.Slot].Admits(inputs[cell.Slot]) || !cell.Condition.Holds(inputs[cell.Slot]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The score of a case that no card takes.</summary>
    internal Score Nothing => new(Id, Version, null, Base, []);

    /// <summary>Scores the inputs. A value in no bin, or one that cannot occur, leaves the total unknown, and what
    /// looks at it refers.</summary>
    public Score Run(Inputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var parts = ImmutableArray.CreateBuilder<ScorePart>(Characteristics.Length);
        foreach (var characteristic in Characteristics)
        {
            var value = inputs[characteristic.Slot];
            var field = inputs.Fields[characteristic.Slot];
            var bin = characteristic.Find(inputs);
            parts.Add(new(
                field.Name, field.Label, field.Show(value), bin?.When.Notation, bin?.Points, characteristic.Best,
                bin?.Reason));
        }

        return new(Id, Version, Total(inputs), Base, parts.MoveToImmutable());
    }

    /// <summary>The total alone.</summary>
    internal int? Total(Inputs inputs)
    {
        int? total = Base;
        foreach (var characteristic in Characteristics)
        {
            total += characteristic.Find(inputs)?.Points;
        }

        return total;
    }
}

/// <summary>What one characteristic earned.</summary>
/// <param name="Bin">The bin's condition; null when no bin takes the value.</param>
/// <param name="Best">The most it could have earned.</param>
public sealed record ScorePart(string Field, Text Label, Text Value, string? Bin, int? Points, int Best, string? Reason)
{
    /// <summary>Points short of the best bin.</summary>
    public int Lost => Points is { } points ? Best - points : 0;
}

/// <summary>A score and where its points came from.</summary>
/// <param name="Total">Null when a characteristic's value is in no bin.</param>
public sealed record Score(string Id, int Version, int? Total, int Base, ImmutableArray<ScorePart> Parts)
{
    /// <summary>Codes of what cost most, the dearest first, each code once.</summary>
    /// <remarks>Points lost against the best bin; ties in the order of the card.</remarks>
    public IEnumerable<string> Reasons => Parts.Where(part => part.Lost > 0)
        .OrderByDescending(part => part.Lost).Select(part => part.Reason!).Distinct();
}
