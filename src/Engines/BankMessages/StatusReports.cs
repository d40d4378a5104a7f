using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>What a bank says of an order: pain.002.001.10.</summary>
/// <param name="OriginalMessageId">Our message it speaks of.</param>
/// <param name="OriginalMessage">As in <c>pain.001.001.09</c>.</param>
/// <param name="GroupStatus">Of the whole message, as in <c>ACCP</c> or <c>RJCT</c>; null where each payment has its
/// own.</param>
/// <param name="Reason">Why the whole message was rejected: a code, or the bank's words.</param>
/// <param name="OriginalCount">How many payments our message held, as the bank read it; null where it says
/// nothing.</param>
/// <param name="OriginalSum">The sum of their amounts, as the bank read it.</param>
public sealed record StatusReport(
    string MessageId, DateTimeOffset CreatedAt, string OriginalMessageId, string OriginalMessage, string? GroupStatus,
    string? Reason, IReadOnlyList<PaymentStatus> Payments, long? OriginalCount = null, decimal? OriginalSum = null)
{
    public const string Message = "pain.002.001.10";

    /// <summary>Writes the message, or says what in it the schema does not take.</summary>
    public Outcome<Unit> Write(Stream stream)
    {
        using var writer = new MessageWriter(stream, Message);
        writer.Open("CstmrPmtStsRpt").Open("GrpHdr").Value("MsgId", MessageId).Value("CreDtTm", CreatedAt).Close()
            .Open("OrgnlGrpInfAndSts").Value("OrgnlMsgId", OriginalMessageId).Value("OrgnlMsgNmId", OriginalMessage)
            .Value("OrgnlNbOfTxs", OriginalCount?.ToString(CultureInfo.InvariantCulture))
            .Value("OrgnlCtrlSum", OriginalSum?.ToString("0.##", CultureInfo.InvariantCulture))
            .Value("GrpSts", GroupStatus).Nested("StsRsnInf/Rsn/Cd", Reason).Close();
        foreach (var batch in Payments.GroupBy(p => p.BatchId, StringComparer.Ordinal))
        {
            writer.Open("OrgnlPmtInfAndSts").Value("OrgnlPmtInfId", batch.Key);
            foreach (var payment in batch.Where(p => p.EndToEnd is null))
            {
                writer.Value("PmtInfSts", payment.Status).Nested("StsRsnInf/Rsn/Cd", payment.Reason);
            }

            foreach (var payment in batch.Where(p => p.EndToEnd is not null))
            {
                writer.Open("TxInfAndSts").Value("OrgnlEndToEndId", payment.EndToEnd).Value("TxSts", payment.Status);
                if (payment.Reason is not null || payment.Words is not null)
                {
                    writer.Open("StsRsnInf").Nested("Rsn/Cd", payment.Reason).Value("AddtlInf", payment.Words).Close();
                }

                writer.Value("AcctSvcrRef", payment.Reference).Close();
            }

            writer.Close();
        }

        writer.Close();
        return writer.Finish();
    }
}

/// <summary>What a bank says of one payment, or of a batch.</summary>
/// <param name="EndToEnd">Our reference; null where it speaks of the whole batch.</param>
/// <param name="Status">ISO external code: ACSC and ACCC done, RJCT and CANC not done, others on its way.</param>
/// <param name="Reason">ISO external status reason, as in <c>AC04</c>, or the bank's own.</param>
/// <param name="Reference">What the bank calls the payment.</param>
public sealed record PaymentStatus(
    string BatchId, string? EndToEnd, string Status, string? Reason, string? Words, string? Reference);

/// <summary>Reads what a bank says of an order.</summary>
public static class StatusReader
{
    public static Outcome<StatusReport> Read(Stream stream)
    {
        using var reader = new MessageReader(stream);
        if (reader.Begin(StatusReport.Message) is { } refused)
        {
            return refused;
        }

        var report = new Reading(reader);
        for (var step = reader.Next(); step != Step.End; step = reader.Next())
        {
            report.Take(step);
        }

        return reader.Fault is { } fault ? fault : report.Whole;
    }

    sealed class Reading(MessageReader reader)
    {
        readonly List<PaymentStatus> payments = [];
        string messageId = "", original = "", originalMessage = "", batchId = "";
        string? groupStatus, groupReason;
        DateTimeOffset createdAt;
        long? count;
        decimal? sum;
        PaymentStatus batch = Nothing, payment = Nothing;

        static PaymentStatus Nothing => new("", null, "", null, null, null);

        internal StatusReport Whole => new(
            messageId, createdAt, original, originalMessage, groupStatus, groupReason, payments, count, sum);

        internal void Take(Step step)
        {
            switch (step, reader.Path)
            {
                case (Step.Open, "OrgnlPmtInfAndSts"):
                    batch = Nothing;
                    break;
                case (Step.Open, "OrgnlPmtInfAndSts/TxInfAndSts"):
                    payment = Nothing with { BatchId = batchId };
                    break;
                case (Step.Close, "OrgnlPmtInfAndSts/TxInfAndSts"):
                    // a payment without a status of its own shares that of its batch
                    payments.Add(payment.Status.Length > 0 ? payment : payment with { Status = batch.Status });
                    break;
                case (Step.Close, "OrgnlPmtInfAndSts") when batch.Status.Length > 0:
                    payments.Add(batch with { BatchId = batchId });
                    break;
                case (Step.Value, _):
                    TakeValue(reader.Text);
                    break;
            }
        }

        void TakeValue(string value)
        {
            switch (reader.Path)
            {
                case "GrpHdr/MsgId":
                    messageId = value;
                    break;
                case "GrpHdr/CreDtTm":
                    createdAt = Values.Instant(value);
                    break;
                case "OrgnlGrpInfAndSts/OrgnlMsgId":
                    original = value;
                    break;
                case "OrgnlGrpInfAndSts/OrgnlMsgNmId":
                    originalMessage = value;
                    break;
                case "OrgnlGrpInfAndSts/OrgnlNbOfTxs":
                    count = Values.Count(value);
                    break;
                case "OrgnlGrpInfAndSts/OrgnlCtrlSum":
                    sum = Values.Number(value);
                    break;
                case "OrgnlGrpInfAndSts/GrpSts":
                    groupStatus = value;
                    break;
                case "OrgnlGrpInfAndSts/StsRsnInf/Rsn/Cd" or "OrgnlGrpInfAndSts/StsRsnInf/Rsn/Prtry":
                    groupReason ??= value;
                    break;
                case "OrgnlPmtInfAndSts/OrgnlPmtInfId":
                    batchId = value;
                    break;
                case "OrgnlPmtInfAndSts/PmtInfSts":
                    batch = batch with { Status = value };
                    break;
                case "OrgnlPmtInfAndSts/StsRsnInf/Rsn/Cd" or "OrgnlPmtInfAndSts/StsRsnInf/Rsn/Prtry":
                    batch = batch with { Reason = batch.Reason ?? value };
                    break;
                default:
                    payment = reader.Path switch
                    {
                        "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlEndToEndId" => payment with { EndToEnd = value },
                        "OrgnlPmtInfAndSts/TxInfAndSts/TxSts" => payment with { Status = value },
                        "OrgnlPmtInfAndSts/TxInfAndSts/StsRsnInf/Rsn/Cd"
                            or "OrgnlPmtInfAndSts/TxInfAndSts/StsRsnInf/Rsn/Prtry" =>
                            payment with { Reason = payment.Reason ?? value },
                        "OrgnlPmtInfAndSts/TxInfAndSts/StsRsnInf/AddtlInf" =>
                            payment with { Words = payment.Words ?? value },
                        "OrgnlPmtInfAndSts/TxInfAndSts/AcctSvcrRef" => payment with { Reference = value },
                        _ => payment,
                    };
                    break;
            }
        }
    }
}
