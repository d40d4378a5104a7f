using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>The lessee owes something that the contract names: a late charge, a fine passed on, a repair.</summary>
public sealed record LeaseCharged(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, string Code, Money Amount, DateOnly DueDate)
    : LeaseEvent(Sequence, ValueDate, BookedOn)
{
    internal override LeasePhase Phase => LeasePhase.Charge;

    internal override Refusal? Check(LeaseTerms terms) => LeaseEventsCheck.Amount(this, terms, Amount)
        ?? (DueDate < ValueDate || string.IsNullOrEmpty(Code)
            ? LeaseEventsCheck.No(this, "leasing.charge_unnamed",
                "A charge needs a code and a due date on or after its value date.")
            : null);

    internal override void Act(LeaseWalk walk) =>
        walk.Owe(DueKind.Charge, Payer.Lessee, DueDate, Amount, LeaseAccount.ChargeIncome, "IFRS 16.81", Code);
}

/// <summary>The car was looked at: kilometres run and damage found, charged by the contract's tariff.</summary>
/// <param name="Wear">Codes of the tariff, one for each damage found.</param>
public sealed record Inspected(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, int Odometer, IReadOnlyList<string> Wear, DateOnly DueDate)
    : LeaseEvent(Sequence, ValueDate, BookedOn)
{
    internal override LeasePhase Phase => LeasePhase.Charge;

    internal override Refusal? Check(LeaseTerms terms)
    {
        if (terms.Usage is not { } usage)
        {
            return LeaseEventsCheck.No(this, "leasing.usage_not_agreed",
                "The contract prices neither kilometres nor wear; book a charge that it names instead.");
        }

        return DueDate < ValueDate || Wear.Any(code => !usage.WearTariff.ContainsKey(code))
            ? LeaseEventsCheck.No(this, "leasing.wear_unknown",
                "Name damage by the codes of the contract's tariff, due on or after the inspection.")
            : null;
    }

    internal override void Act(LeaseWalk walk) => walk.Inspect(this);

    public bool Equals(Inspected? other) =>
        base.Equals(other) && Odometer == other.Odometer && DueDate == other.DueDate && Wear.SequenceEqual(other.Wear);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Odometer, DueDate, Wear.Count);
}

/// <summary>The deposit, or a part of it, was set off against what the lessee owes.</summary>
public sealed record DepositUsed(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : LeaseEvent(Sequence, ValueDate, BookedOn)
{
    internal override LeasePhase Phase => LeasePhase.Settling;

    internal override Refusal? Check(LeaseTerms terms) => LeaseEventsCheck.Amount(this, terms, Amount);

    internal override void Act(LeaseWalk walk) => walk.UseDeposit(this);
}

/// <summary>Credit of the lessee was paid back.</summary>
public sealed record LeaseCreditRefunded(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : LeaseEvent(Sequence, ValueDate, BookedOn)
{
    internal override LeasePhase Phase => LeasePhase.Settling;

    internal override Refusal? Check(LeaseTerms terms) => LeaseEventsCheck.Amount(this, terms, Amount);

    internal override void Act(LeaseWalk walk) => walk.Owe(
        DueKind.Refund, Payer.Lessee, ValueDate, Amount, LeaseAccount.Cash, "", "");
}
