using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>One row of a plan: what is due on a day, and what is left after it.</summary>
public readonly struct Instalment
{
    internal Instalment(in Row row, long balanceAfter, Currency currency)
    {
        Number = row.Number;
        PeriodStart = DateOnly.FromDayNumber(row.Start);
        DueDate = DateOnly.FromDayNumber(row.Due);
        principal = row.Principal;
        interest = row.Interest;
        fees = row.Fees;
        balance = balanceAfter;
        this.currency = currency;
    }

    readonly long principal, interest, fees, balance;
    readonly Currency currency;

    /// <summary>From 1.</summary>
    public int Number { get; }

    /// <summary>Interest counts from the night after this day.</summary>
    public DateOnly PeriodStart { get; }

    public DateOnly DueDate { get; }

    public Money Principal => new(principal, currency);

    public Money Interest => new(interest, currency);

    public Money Fees => new(fees, currency);

    public Money Total => new(principal + interest + fees, currency);

    /// <summary>Principal that is left when this row and all before it are paid.</summary>
    public Money BalanceAfter => new(balance, currency);
}

/// <summary>The instalments of a loan as planned on the day it starts.</summary>
public sealed class Schedule
{
    readonly Instalment[] instalments;

    internal Schedule(Instalment[] instalments, Currency currency)
    {
        this.instalments = instalments;
        Currency = currency;
    }

    public IReadOnlyList<Instalment> Instalments => instalments;

    public Currency Currency { get; }

    /// <summary>The last due date.</summary>
    public DateOnly Maturity => instalments[^1].DueDate;

    public Money TotalPrincipal => Sum(static row => row.Principal.MinorUnits);

    public Money TotalInterest => Sum(static row => row.Interest.MinorUnits);

    public Money TotalFees => Sum(static row => row.Fees.MinorUnits);

    /// <summary>All that the customer pays in instalments.</summary>
    public Money Total => Sum(static row => row.Total.MinorUnits);

    /// <summary>The rows without a copy, for loops that must not allocate.</summary>
    [JsonIgnore]
    public ReadOnlySpan<Instalment> Rows => instalments;

    Money Sum(Func<Instalment, long> part)
    {
        long sum = 0;
        foreach (var row in instalments)
        {
            sum += part(row);
        }

        return new(sum, Currency);
    }
}
