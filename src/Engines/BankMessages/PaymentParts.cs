using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>The details of one payment of an entry while it is read.</summary>
sealed class PaymentParts
{
    /// <summary>What a payer wrote beyond this is cut: nobody matches by it.</summary>
    const int LongestText = 500;

    string currency = "", endToEnd = "", reference = "", text = "";

    /// <summary>As the bank writes it; empty where it tells none.</summary>
    internal string Amount { get; private set; } = "";

    internal string Side { get; private set; } = "";

    internal string? Reference => EntryParts.Known(reference);

    internal string? EndToEnd => EntryParts.Known(endToEnd);

    internal string? Debtor { get; private set; }

    internal string? DebtorAccount { get; private set; }

    internal string? Creditor { get; private set; }

    internal string? CreditorAccount { get; private set; }

    internal string? Text => text.Length == 0 ? null : text;

    internal string? Return { get; private set; }

    internal void Clear()
    {
        currency = endToEnd = reference = text = Amount = Side = "";
        Debtor = DebtorAccount = Creditor = CreditorAccount = Return = null;
    }

    /// <summary>The details of one of several payments say nothing of the whole.</summary>
    internal void ClearWhere(bool several)
    {
        if (several)
        {
            Clear();
        }
    }

    internal Outcome<Money> Money(Spot at) => Values.Money(Amount, currency, at);

    /// <param name="path">Below the payment.</param>
    internal void Take(ReadOnlySpan<char> path, MessageReader reader)
    {
        var value = reader.Text;
        switch (path)
        {
            case "Refs/AcctSvcrRef":
                reference = value;
                break;
            case "Refs/EndToEndId":
                endToEnd = value;
                break;
            case "Amt":
                (Amount, currency) = (value, reader.Currency);
                break;
            case "CdtDbtInd":
                Side = value;
                break;
            case "RltdPties/Dbtr/Pty/Nm" or "RltdPties/Dbtr/Agt/FinInstnId/Nm":
                Debtor = value;
                break;
            case "RltdPties/DbtrAcct/Id/IBAN" or "RltdPties/DbtrAcct/Id/Othr/Id":
                DebtorAccount = value;
                break;
            case "RltdPties/Cdtr/Pty/Nm" or "RltdPties/Cdtr/Agt/FinInstnId/Nm":
                Creditor = value;
                break;
            case "RltdPties/CdtrAcct/Id/IBAN" or "RltdPties/CdtrAcct/Id/Othr/Id":
                CreditorAccount = value;
                break;
            case "RmtInf/Ustrd" or "RmtInf/Strd/CdtrRefInf/Ref" or "AddtlTxInf":
                text = text.Length == 0 ? value : $"{text} {value}";
                text = text.Length > LongestText ? text[..LongestText] : text;
                break;
            case "RtrInf/Rsn/Cd" or "RtrInf/Rsn/Prtry":
                Return = value;
                break;
        }
    }
}
