namespace Wheelhouse.Lending;

/// <summary>What decides the amount of a row.</summary>
enum RowKind : byte
{
    /// <summary>Interest and principal together make <see cref="Row.Target"/>.</summary>
    Level,

    /// <summary>As level, but the amount was agreed and is never found anew.</summary>
    FixedAmount,

    /// <summary>Principal alone makes <see cref="Row.Target"/>; interest comes on top.</summary>
    FixedPrincipal,

    /// <summary>Interest and no principal.</summary>
    InterestOnly,
}

/// <summary>A row while it is being worked out. Days are day numbers, amounts minor units.</summary>
struct Row
{
    public int Number, Start, Due, PaidOn;
    public RowKind Kind;

    /// <summary>How many of the terms' payment steps have begun.</summary>
    public short Steps;

    /// <summary>Its period is no whole one.</summary>
    public bool Odd;

    /// <summary>Collects no interest; it is carried to the next row.</summary>
    public bool Deferred;

    /// <summary>Its figures change no more: it fell due, or was paid in advance to the last cent.</summary>
    public bool Fixed;

    /// <summary>Was paid ahead beyond the new level when that was found, so its old target stands.</summary>
    public bool Kept;

    /// <summary>Takes whatever principal is left.</summary>
    public bool Last;

    /// <summary>Its interest becomes principal on its due date.</summary>
    public bool Capitalises;

    /// <summary>No interest runs in its period.</summary>
    public bool Free;

    public long Target;

    /// <summary>Principal repaid with this row on top of its target.</summary>
    public long Extra;

    public long Principal, Interest, Fees, Penalties;

    /// <summary>Of the interest, what other rows left to it and not its own days; of the fees, what is owed even when
    /// the loan ends before; and interest of it that became principal.</summary>
    public long Moved, Charged, Capitalised;

    /// <summary>What lateness has cost so far, and as exact figures what is claimed and what is allowed.</summary>
    public long Late;
    public Int128 LateClaim, LateAllowed;
    public long PrincipalPaid, InterestPaid, FeesPaid, PenaltiesPaid;

    public readonly int Days => Due - Start;

    public readonly long Outstanding =>
        Principal - PrincipalPaid + Interest - InterestPaid + Fees - FeesPaid + Penalties - PenaltiesPaid;

    /// <summary>Shares in the level instalment when that is found anew.</summary>
    public readonly bool IsLevel => Kind == RowKind.Level && !Kept;

    /// <summary>A level instalment with nothing in it yet, and nothing special about it.</summary>
    public readonly bool IsPlain => IsLevel && !Deferred && !Fixed && Interest == 0 && Principal == 0;

    /// <summary>An instalment paid in full is closed; what accrues until its due date goes to the next.</summary>
    public readonly bool IsFilled => !Last && HasTotal && Filled >= Target;

    /// <summary>The target is for interest and principal together.</summary>
    public readonly bool HasTotal => Kind is RowKind.Level or RowKind.FixedAmount;

    /// <summary>Interest and principal in it so far, principal on top of the target apart.</summary>
    public readonly long Filled => Interest + Principal - Extra;

    public readonly long Total => Principal + Interest + Fees + Penalties;

    /// <summary>What the target still leaves for principal, when so much interest is collected on top of the
    /// present.</summary>
    public readonly long Room(long interest) => Kind switch
    {
        RowKind.InterestOnly => 0,
        RowKind.FixedPrincipal => Math.Max(0, Target - (Principal - Extra)),
        RowKind.Level or RowKind.FixedAmount => Math.Max(0, Target - Filled - interest),
    };

    /// <summary>How much interest the target lets it collect on top of the present.</summary>
    public readonly long InterestRoom => Deferred ? 0 : Kind switch
    {
        RowKind.Level or RowKind.FixedAmount => Math.Max(0, Target - Filled),
        RowKind.FixedPrincipal or RowKind.InterestOnly => long.MaxValue,
    };

    /// <summary>How much of some interest falls due with it.</summary>
    /// <remarks>When principal was prepaid into the row until too little is left for the interest, all the rest of
    /// the row is principal and the interest waits for the next.</remarks>
    public readonly long Collects(long interest) =>
        interest <= InterestRoom ? interest : Principal > Extra ? 0 : InterestRoom;
}
