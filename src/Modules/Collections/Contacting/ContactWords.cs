namespace Wheelhouse.Collections.Contacting;

/// <summary>By what a debtor is reached.</summary>
enum ContactChannel
{
    Call,

    /// <summary>A short message, or one of an app.</summary>
    Message,
    Email,
    Letter,
    Visit,
}

/// <summary>Who is reached.</summary>
enum ContactParty
{
    Debtor,

    /// <summary>Whoever else might know where the debtor is. Never hears of the debt.</summary>
    Other,
}

/// <summary>What came of a contact.</summary>
enum ContactOutcome
{
    /// <summary>Begun, and nobody has said yet how it went. Counts as effective until somebody does.</summary>
    Open,

    /// <summary>Whom it was meant for was spoken to.</summary>
    Effective,
    NotReached,

    /// <summary>The number or the address is somebody else's.</summary>
    WrongPlace,

    /// <summary>Whoever was reached wants no more of it.</summary>
    Refused,

    /// <summary>Written, and on its way.</summary>
    Sent,
}

/// <summary>An earlier contact about debts of the same person with the same lender.</summary>
readonly record struct ContactMark(
    ContactChannel Channel, ContactParty Party, ContactOutcome Outcome, DateTimeOffset At)
{
    /// <summary>Whether it counts against the calls of its day (R-COL-02).</summary>
    internal bool IsEffectiveCall =>
        Channel == ContactChannel.Call && (Outcome is ContactOutcome.Open or ContactOutcome.Effective);
}
