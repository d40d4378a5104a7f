using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>One entry of a statement while it is read, and the payments in it.</summary>
sealed class EntryParts
{
    /// <summary>More than any batch has; adding up what a stranger says must not overflow.</summary>
    const long MostPayments = 1_000_000_000_000_000;

    Spot spot;
    string statement = "";
    long place;
    string status = "", amount = "", currency = "", side = "", ownReference = "", entryReference = "", addition = "";
    bool reversal;
    DateOnly? bookedOn, valueDate;
    long batchCount;

    readonly PaymentParts payment = new();

    /// <summary>The first payment waits until we know whether it is the only one: its reference tells.</summary>
    BankEntry? first;
    decimal told;
    bool asOne;

    /// <summary>How many payments the bank tells in it.</summary>
    internal int Count { get; private set; }

    internal bool IsBooked => status == "BOOK";

    /// <summary>The entry's amount in major units, negative where money went out.</summary>
    internal decimal Signed => side == "CRDT" ? Values.Number(amount) : -Values.Number(amount);

    internal string Currency => currency;

    internal Spot Spot => spot;

    /// <param name="place">Which entry of the statement, from 1.</param>
    internal void Begin(Spot at, string statement, long place)
    {
        (spot, this.statement, this.place) = (at, statement, place);
        status = amount = currency = side = ownReference = entryReference = addition = "";
        (reversal, bookedOn, valueDate, batchCount) = (false, null, null, 0);
        (first, told, asOne, Count) = (null, 0, false, 0);
        payment.Clear();
    }

    /// <param name="path">Below the entry.</param>
    internal Refusal? Take(ReadOnlySpan<char> path, MessageReader reader)
    {
        if (path.StartsWith("NtryDtls/TxDtls/"))
        {
            payment.Take(path[16..], reader);
            return null;
        }

        switch (path)
        {
            case "NtryRef":
                ownReference = reader.Text;
                break;
            case "Amt":
                (amount, currency) = (reader.Text, reader.Currency);
                break;
            case "CdtDbtInd":
                side = reader.Text;
                break;
            case "RvslInd":
                reversal = reader.Text is "true" or "1";
                break;
            case "Sts/Cd" or "Sts/Prtry":
                status = reader.Text;
                break;
            case "BookgDt/Dt" or "BookgDt/DtTm":
                bookedOn = Values.Day(reader.Text);
                break;
            case "ValDt/Dt" or "ValDt/DtTm":
                valueDate = Values.Day(reader.Text);
                break;
            case "AcctSvcrRef":
                entryReference = reader.Text;
                break;
            case "NtryDtls/Btch/NbOfTxs":
                batchCount = Math.Min(batchCount + Values.Count(reader.Text), MostPayments);
                break;
            case "AddtlNtryInf":
                addition = reader.Text;
                break;
        }

        return null;
    }

    /// <summary>Another payment begins: the first is then one of several, and told as such.</summary>
    internal Outcome<BankEntry?> BeginPayment()
    {
        payment.Clear();
        Count++;
        var one = Count == 2 && !asOne ? first : null;
        first = Count == 2 ? null : first;
        return IsBooked && one is not null ? one with { Reference = Numbered(1) } : (BankEntry?)null;
    }

    internal Outcome<BankEntry?> EndPayment(Spot at)
    {
        if (!IsBooked || asOne)
        {
            return (BankEntry?)null;
        }

        if (Count > 1 && payment.Amount.Length == 0)
        {
            return Faults.Missing(at, "<Amt>, as in the payments before it,");
        }

        asOne = payment.Amount.Length == 0; // one payment, or several of which the bank tells no amounts
        var own = asOne ? Whole() : payment.Money(at);
        if (!own.IsDone)
        {
            return own.Refused!;
        }

        var signed = (payment.Side.Length == 0 ? side : payment.Side) == side ? own.Value.Major : -own.Value.Major;
        told += signed;
        var entry = Of(own.Value, payment, payment.Side.Length == 0 ? side : payment.Side);
        if (Count > 1)
        {
            return entry with { Reference = Numbered(Count) };
        }

        first = entry;
        return (BankEntry?)null;
    }

    /// <summary>The entry is over: its only payment, or none where the payments were told one by one.</summary>
    internal Outcome<BankEntry?> End(Spot at)
    {
        if (batchCount > 0 && Count > 0 && batchCount != Count)
        {
            return Faults.WrongCount(at, batchCount, Count);
        }

        if (!IsBooked)
        {
            return (BankEntry?)null;
        }

        if (Count > 1 && !asOne)
        {
            return told == Values.Number(amount)
                ? (BankEntry?)null
                : Faults.WrongSum(at, Values.Number(amount), told);
        }

        // one payment, which may be in another currency or without a fee: what was booked is the entry's amount
        var whole = Whole();
        if (!whole.IsDone)
        {
            return whole.Refused!;
        }

        payment.ClearWhere(Count > 1);
        var entry = Of(whole.Value, payment, side);
        return entry with { Text = entry.Text ?? Words(addition) };
    }

    Outcome<Money> Whole() => Values.Money(amount, currency, spot);

    BankEntry Of(Money money, PaymentParts from, string way)
    {
        var credit = way == "CRDT";
        return new(
            0, spot.Line, from.Reference ?? Known(entryReference) ?? Known(ownReference) ?? Fallback, money,
            credit ? EntrySide.Credit : EntrySide.Debit, reversal, bookedOn, valueDate, from.EndToEnd,
            credit ? from.Debtor : from.Creditor, credit ? from.DebtorAccount : from.CreditorAccount, from.Text,
            from.Return);
    }

    /// <summary>What we call an entry to which the bank gives no name: the same whenever the statement is read.
    /// </summary>
    string Fallback => string.Create(CultureInfo.InvariantCulture, $"{statement}#{place}");

    string Numbered(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Known(entryReference) ?? Known(ownReference) ?? Fallback}/{number}");

    /// <summary>A reference that says something: some banks write that there is none.</summary>
    internal static string? Known(string reference) =>
        reference is "" or "NOTPROVIDED" or "NONREF" ? null : reference;

    static string? Words(string text) => text.Length == 0 ? null : text;
}
