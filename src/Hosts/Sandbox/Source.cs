namespace Wheelhouse.Sandbox;

/// <summary>The parties the sandbox plays, named as in the address: <c>POST /bureau</c>.</summary>
public enum Source
{
    Identity,
    Phone,
    BankCard,
    Licence,
    Bureau,
    Alliance,
    Courts,
    Vehicle,
    Employer,
}

/// <summary>What goes wrong with an answer, to order.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>503: the source says that it is out of order.</summary>
    Down,

    /// <summary>The source takes the question and says nothing until the caller gives up.</summary>
    Hang,

    /// <summary>The connection breaks in the middle.</summary>
    Broken,

    /// <summary>403: the source will not answer.</summary>
    Refuse,

    /// <summary>What comes is no JSON.</summary>
    Garbage,

    /// <summary>What comes does not end for four megabytes.</summary>
    Flood,

    /// <summary>Numbers that nobody can hold, such as 1e999 and NaN.</summary>
    NonFinite,

    /// <summary>An answer about somebody else.</summary>
    Another,

    /// <summary>A figure that cannot be.</summary>
    Impossible,
}

/// <summary>How one source behaves.</summary>
/// <param name="LatencyMs">Before it answers, from 0 to 60 000.</param>
/// <param name="Fault">What goes wrong.</param>
/// <param name="Share">With which share of the answers, from 0 to 1: every nth call, not by chance.</param>
public sealed record Behaviour(int LatencyMs, Fault Fault = Fault.None, decimal Share = 1m)
{
    const int Slowest = 60_000;

    /// <summary>What is wrong with it, in a sentence; null where nothing is.</summary>
    public string? Wrong =>
        LatencyMs is < 0 or > Slowest ? $"A latency is from 0 to {Slowest} milliseconds."
        : Share is < 0m or > 1m ? "A share is from 0 to 1."
        : null;

    /// <summary>As quick as such a source is on an ordinary day, in milliseconds.</summary>
    public static Behaviour Usual(Source source) => new(source switch
    {
        Source.Identity => 320,
        Source.Phone => 180,
        Source.BankCard => 240,
        Source.Licence => 260,
        Source.Bureau => 850,
        Source.Alliance => 420,
        Source.Courts => 380,
        Source.Vehicle => 300,
        Source.Employer => 560,
    });
}
