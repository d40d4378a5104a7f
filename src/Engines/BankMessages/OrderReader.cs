using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>One payment of an order, as a bank reads it.</summary>
/// <param name="Collects">True where the order collects (pain.008), false where it pays (pain.001).</param>
/// <param name="Account">The account of the other side.</param>
public sealed record OrderedPayment(
    string BatchId, string EndToEnd, Money Amount, bool Collects, DateOnly On, string Party, string Account,
    string? Text);

/// <summary>An order to a bank, whole and found right.</summary>
/// <param name="OwnAccount">The account from which it is paid, or to which it is collected.</param>
public sealed record ReadOrder(
    string Message, string MessageId, string OwnAccount, IReadOnlyList<OrderedPayment> Payments);

/// <summary>Reads pain.001 and pain.008 as a bank does: for the simulated bank, and to see our own files come
/// back.</summary>
/// <remarks>Counts and control sums of message and batches must be what the payments make, and no reference may stand
/// twice. Holds the payments in memory: one order, not a year of them.</remarks>
public static class OrderReader
{
    public static Outcome<ReadOrder> Read(Stream stream)
    {
        using var reader = new MessageReader(stream);
        if (reader.Begin(CreditTransfers.Message, DirectDebits.Message) is { } refused)
        {
            return refused;
        }

        var order = new Reading(reader);
        for (var step = reader.Next(); step != Step.End; step = reader.Next())
        {
            if (order.Take(step) is { } wrong)
            {
                return wrong;
            }
        }

        return reader.Fault is { } fault ? fault : order.Whole;
    }

    sealed class Reading(MessageReader reader)
    {
        readonly List<OrderedPayment> payments = [];
        readonly HashSet<string> references = new(StringComparer.Ordinal);
        readonly Sums file = new(), batch = new();

        string messageId = "", own = "";
        string batchId = "", reference = "", amount = "", currency = "", party = "", account = "";
        string? text;
        DateOnly on;

        bool Collects => reader.Message == DirectDebits.Message;

        internal ReadOrder Whole => new(reader.Message, messageId, own, payments);

        internal Refusal? Take(Step step) => step switch
        {
            Step.Value => TakeValue(),
            Step.Open => Open(),
            Step.Close when reader.Path == "PmtInf" => batch.Check(reader.Spot),
            Step.Close when reader.Path is "PmtInf/CdtTrfTxInf" or "PmtInf/DrctDbtTxInf" => Add(),
            Step.Close when reader.Path == "" => file.Check(reader.Spot),
            _ => null,
        };

        Refusal? Open()
        {
            if (reader.Path == "PmtInf")
            {
                batch.Clear();
            }
            else if (reader.Path is "PmtInf/CdtTrfTxInf" or "PmtInf/DrctDbtTxInf")
            {
                (reference, party, account, text) = ("", "", "", null);
            }

            return null;
        }

        Refusal? Add()
        {
            var money = Values.Money(amount, currency, reader.Spot);
            if (!money.IsDone)
            {
                return money.Refused;
            }

            if (!references.Add(reference))
            {
                return Faults.Duplicate(reader.Spot, reference);
            }

            file.Add(money.Value.Major);
            batch.Add(money.Value.Major);
            payments.Add(new(batchId, reference, money.Value, Collects, on, party, account, text));
            return null;
        }

        Refusal? TakeValue()
        {
            var value = reader.Text;
            switch (reader.Path)
            {
                case "GrpHdr/MsgId":
                    messageId = value;
                    break;
                case "GrpHdr/NbOfTxs":
                    file.SaidCount = Values.Count(value);
                    break;
                case "GrpHdr/CtrlSum":
                    file.SaidSum = Values.Number(value);
                    break;
                case "PmtInf/PmtInfId":
                    batchId = value;
                    break;
                case "PmtInf/NbOfTxs":
                    batch.SaidCount = Values.Count(value);
                    break;
                case "PmtInf/CtrlSum":
                    batch.SaidSum = Values.Number(value);
                    break;
                case "PmtInf/ReqdExctnDt/Dt" or "PmtInf/ReqdExctnDt/DtTm" or "PmtInf/ReqdColltnDt":
                    on = Values.Day(value);
                    break;
                default:
                    TakeParty(value);
                    break;
            }

            return null;
        }

        void TakeParty(string value)
        {
            var side = Collects ? "PmtInf/Cdtr" : "PmtInf/Dbtr";
            if (reader.Path == $"{side}Acct/Id/IBAN" || reader.Path == $"{side}Acct/Id/Othr/Id")
            {
                own = value;
                return;
            }

            switch (reader.Path)
            {
                case "PmtInf/CdtTrfTxInf/PmtId/EndToEndId" or "PmtInf/DrctDbtTxInf/PmtId/EndToEndId":
                    reference = value;
                    break;
                case "PmtInf/CdtTrfTxInf/Amt/InstdAmt" or "PmtInf/CdtTrfTxInf/Amt/EqvtAmt/Amt"
                    or "PmtInf/DrctDbtTxInf/InstdAmt":
                    (amount, currency) = (value, reader.Currency);
                    break;
                case "PmtInf/CdtTrfTxInf/Cdtr/Nm" or "PmtInf/DrctDbtTxInf/Dbtr/Nm":
                    party = value;
                    break;
                case "PmtInf/CdtTrfTxInf/CdtrAcct/Id/IBAN" or "PmtInf/CdtTrfTxInf/CdtrAcct/Id/Othr/Id"
                    or "PmtInf/DrctDbtTxInf/DbtrAcct/Id/IBAN" or "PmtInf/DrctDbtTxInf/DbtrAcct/Id/Othr/Id":
                    account = value;
                    break;
                case "PmtInf/CdtTrfTxInf/RmtInf/Ustrd" or "PmtInf/DrctDbtTxInf/RmtInf/Ustrd":
                    text = text is null ? value : $"{text} {value}";
                    break;
            }
        }
    }

    /// <summary>What a message or a batch says of its payments, and what they are.</summary>
    sealed class Sums
    {
        long count;
        decimal sum;

        internal long? SaidCount { get; set; }

        internal decimal? SaidSum { get; set; }

        internal void Clear() => (count, sum, SaidCount, SaidSum) = (0, 0, null, null);

        internal void Add(decimal amount) => (count, sum) = (count + 1, sum + amount);

        internal Refusal? Check(Spot spot) =>
            SaidCount is { } said && said != count
                ? Faults.WrongCount(spot.Below("NbOfTxs"), said, count)
                : SaidSum is { } control && control != sum
                    ? Faults.WrongSum(spot.Below("CtrlSum"), control, sum)
                    : null;
    }
}
