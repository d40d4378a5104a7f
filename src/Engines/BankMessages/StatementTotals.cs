using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>What a statement says of itself, and what its entries come to.</summary>
sealed class StatementTotals
{
    string kind = "", amount = "", side = "", account = "", currency = "", balanceCurrency = "";
    bool isIban;
    decimal? opening, closing;
    long? saidEntries, saidCredits, saidDebits;
    decimal? saidSum, saidCreditSum, saidDebitSum;
    long creditCount, debitCount;
    decimal credits, debits;
    decimal balance;

    internal string Number { get; private set; } = "";

    internal bool Told { get; set; }

    /// <summary>Entries so far, booked or not.</summary>
    internal long Entries { get; private set; }

    internal long Payments { get; set; }

    internal StatementFoot Foot => new(Payments, credits, debits);

    /// <param name="path">Below the statement.</param>
    internal Refusal? Take(ReadOnlySpan<char> path, MessageReader reader)
    {
        var text = reader.Text;
        switch (path)
        {
            case "Id":
                Number = text;
                break;
            case "Acct/Id/IBAN" or "Acct/Id/Othr/Id":
                (account, isIban) = (text, path is "Acct/Id/IBAN");
                break;
            case "Acct/Ccy":
                currency = text;
                break;
            case "Bal/Tp/CdOrPrtry/Cd" or "Bal/Tp/CdOrPrtry/Prtry":
                kind = text;
                break;
            case "Bal/Amt":
                (amount, balanceCurrency) = (text, reader.Currency);
                break;
            case "Bal/CdtDbtInd":
                side = text;
                break;
            case "TxsSummry/TtlNtries/NbOfNtries":
                saidEntries = Values.Count(text);
                break;
            case "TxsSummry/TtlNtries/Sum":
                saidSum = Values.Number(text);
                break;
            case "TxsSummry/TtlCdtNtries/NbOfNtries":
                saidCredits = Values.Count(text);
                break;
            case "TxsSummry/TtlCdtNtries/Sum":
                saidCreditSum = Values.Number(text);
                break;
            case "TxsSummry/TtlDbtNtries/NbOfNtries":
                saidDebits = Values.Count(text);
                break;
            case "TxsSummry/TtlDbtNtries/Sum":
                saidDebitSum = Values.Number(text);
                break;
        }

        return null;
    }

    /// <summary>A balance is whole. What it is for says its code; those of other kinds (available, forward) are not
    /// ours.</summary>
    internal Refusal? KeepBalance(Spot spot)
    {
        if (currency.Length == 0)
        {
            currency = balanceCurrency;
        }

        if (balanceCurrency != currency)
        {
            return Faults.MixedCurrency(spot, currency, balanceCurrency);
        }

        balance = side == "CRDT" ? Values.Number(amount) : -Values.Number(amount);
        switch (kind)
        {
            case "OPBD":
                opening = balance;
                break;
            case "PRCD":
                opening ??= balance;
                break;
            case "CLBD":
                closing = balance;
                break;
            case "ITBD" when opening is null:
                opening = balance; // the first interim balance of a page is what the page before ended with
                break;
            case "ITBD":
                closing ??= balance;
                break;
        }

        return null;
    }

    /// <summary>An entry is over.</summary>
    internal Refusal? Add(EntryParts entry)
    {
        Entries++;
        if (currency.Length == 0)
        {
            currency = entry.Currency;
        }

        if (entry.Currency != currency)
        {
            return Faults.MixedCurrency(entry.Spot, currency, entry.Currency);
        }

        if (entry.IsBooked)
        {
            var signed = entry.Signed;
            credits += Math.Max(signed, 0);
            debits += Math.Max(-signed, 0);
            (creditCount, debitCount) = (creditCount + (signed >= 0 ? 1 : 0), debitCount + (signed < 0 ? 1 : 0));
        }

        return null;
    }

    internal Outcome<StatementHead> Head(string message, string messageId, Spot spot)
    {
        var from = ToMoney(opening, spot);
        var to = ToMoney(closing, spot);
        return from.Refused ?? to.Refused ?? (Outcome<StatementHead>)new StatementHead(
            message, messageId, Number, new(account, isIban),
            Currency.TryParse(currency, out var known) ? known : null, from.Value, to.Value);
    }

    /// <summary>What the statement says of its entries is so.</summary>
    /// <remarks>Banks count in their summary what is booked; the sums of entries that are pending are not in
    /// it.</remarks>
    internal Refusal? Check(Spot spot) =>
        Count(spot, "TtlNtries", saidEntries, creditCount + debitCount)
        ?? Count(spot, "TtlCdtNtries", saidCredits, creditCount)
        ?? Count(spot, "TtlDbtNtries", saidDebits, debitCount)
        ?? Sum(spot, "TtlNtries", saidSum, credits + debits)
        ?? Sum(spot, "TtlCdtNtries", saidCreditSum, credits)
        ?? Sum(spot, "TtlDbtNtries", saidDebitSum, debits)
        ?? (opening is { } from && closing is { } to && from + credits - debits != to
            ? Faults.WrongBalance(spot.Below("Bal"), to, from + credits - debits)
            : null);

    static Refusal? Count(Spot spot, string total, long? said, long found) => said is { } count && count != found
        ? Faults.WrongCount(spot.Below($"TxsSummry/{total}/NbOfNtries"), count, found)
        : null;

    static Refusal? Sum(Spot spot, string total, decimal? said, decimal found) => said is { } sum && sum != found
        ? Faults.WrongSum(spot.Below($"TxsSummry/{total}/Sum"), sum, found)
        : null;

    Outcome<Money?> ToMoney(decimal? major, Spot spot)
    {
        if (major is not { } amount)
        {
            return (Money?)null;
        }

        var money = Values.Money(
            Math.Abs(amount).ToString(System.Globalization.CultureInfo.InvariantCulture), currency, spot);
        return money.Select(m => (Money?)(amount < 0 ? -m : m));
    }
}
