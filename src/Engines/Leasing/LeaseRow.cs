using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>One amount that falls due under a lease: what for, from whom, when, and what of it is paid.</summary>
/// <param name="Number">From 1, in the order of due dates.</param>
/// <param name="Rental">The number of the rental; 0 for anything else.</param>
/// <param name="Code">What a charge is for; empty for anything else.</param>
/// <param name="PaidOn">The day on which it was cleared, never before it was due; null while something is open.</param>
public sealed record LeaseRow(
    int Number, DueKind Kind, Payer Payer, DateOnly DueDate, Money Amount, Money Paid, int Rental, string Code,
    DateOnly? PaidOn)
{
    public Money Outstanding => Amount - Paid;
}

/// <summary>A part of what came in: which event cleared how much of which row.</summary>
/// <param name="Sequence">Of the event; negative for a credit note that the engine made itself.</param>
public readonly record struct LeaseAllocation(int Sequence, int Row, Money Amount);

/// <summary>A row at work.</summary>
sealed class DueRow(DueKind kind, Payer payer, DateOnly due, Money amount, int rental, string code)
{
    internal DueKind Kind => kind;

    internal Payer Payer => payer;

    internal Money Amount => amount;

    internal int Rental => rental;

    internal string Code => code;

    /// <summary>The day on which its calendar says it is due.</summary>
    internal DateOnly Scheduled { get; } = due;

    /// <summary>The day on which it is owed: the scheduled one, unless rent was called early.</summary>
    internal DateOnly Due { get; set; } = due;

    /// <summary>It has been charged to its payer's account.</summary>
    internal bool Booked { get; set; }

    internal Money Paid { get; set; } = Money.Zero(amount.Currency);

    internal DateOnly? PaidOn { get; set; }
}

/// <summary>Money, or what counts as money, of one payer.</summary>
readonly record struct Credit(DateOnly Day, int Sequence, Payer Payer, Money Amount);
