using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections;

/// <summary>A contact about a debt.</summary>
public sealed class Contact : INamed
{
    public static string Prefix => "ctc";
}

/// <summary>A promise to pay.</summary>
public sealed class Promise : INamed
{
    public static string Prefix => "prm";
}

/// <summary>A plan for a debtor in difficulty.</summary>
public sealed class Hardship : INamed
{
    public static string Prefix => "hsp";
}

/// <summary>An order to recover a car.</summary>
public sealed class Recovery : INamed
{
    public static string Prefix => "rcv";
}

/// <summary>Who recovers cars or visits debtors for a lender.</summary>
public sealed class Vendor : INamed
{
    public static string Prefix => "vnd";
}

/// <summary>A request to inhibit the start of a car.</summary>
public sealed class Inhibit : INamed
{
    public static string Prefix => "inh";
}

/// <summary>An order to a vendor, or a planned visit.</summary>
public sealed class WorkOrder : INamed
{
    public static string Prefix => "wko";
}

/// <summary>The sale of a recovered car.</summary>
public sealed class Disposal : INamed
{
    public static string Prefix => "dsp";
}

/// <summary>What somebody offers for a recovered car.</summary>
public sealed class Bid : INamed
{
    public static string Prefix => "bid";
}

/// <summary>Something about a case changed that orders against its car rest on: a promise, a plan, a dispute, a
/// consent.</summary>
public sealed record CaseChanged(Id<Organisation> Organisation, Id<Agreement> Agreement) : IFact;

/// <summary>An order to recover a car ended by itself.</summary>
/// <param name="Because">The code of what stands against it now.</param>
public sealed record RecoveryCancelled(
    Id<Organisation> Organisation, Id<Agreement> Agreement, Id<Recovery> Recovery, string Because) : IFact;

/// <summary>A start inhibit was taken back.</summary>
/// <param name="Because">The code of what stands against it now.</param>
public sealed record InhibitReleased(
    Id<Organisation> Organisation, Id<Agreement> Agreement, Id<Inhibit> Inhibit, string Because) : IFact;

/// <summary>Early warnings of some agreements are due after the close of a day: the night goes slice by slice, each in
/// a transaction of its own.</summary>
public sealed record WarningsDue(Id<Organisation> Organisation, DateOnly Day, IReadOnlyList<Id<Agreement>> Agreements)
    : IFact;
