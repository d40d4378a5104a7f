using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>Which of the collections under a mandate this is.</summary>
public enum DebitSequence
{
    /// <summary>The first of several: FRST.</summary>
    First,

    /// <summary>One of several: RCUR.</summary>
    Recurring,

    /// <summary>The last: FNAL.</summary>
    Final,

    /// <summary>The only one: OOFF.</summary>
    OneOff,
}

/// <summary>The payer's leave to collect from his account.</summary>
/// <param name="Id">At most 35 characters.</param>
public sealed record Mandate(string Id, DateOnly SignedOn);

/// <summary>One amount that we collect.</summary>
/// <param name="EndToEnd">Our reference, which comes back in status and statement; unique in the file.</param>
/// <param name="Text">What the payer reads; null for nothing.</param>
public sealed record DirectDebit(
    string EndToEnd, Money Amount, BankParty Payer, Mandate Mandate, DebitSequence Sequence, string? Text);

/// <summary>An order to our bank to collect: pain.008.001.08, one account, one day, one file.</summary>
/// <param name="BatchId">At most 35 characters; status messages name it.</param>
/// <param name="On">The day on which the money is to be collected.</param>
/// <param name="Scheme">What the banks call us as a collector; null where they call us nothing.</param>
public sealed record DirectDebits(
    MessageHeader Header, string BatchId, DateOnly On, BankParty Payee, string? Scheme,
    IReadOnlyList<DirectDebit> Payments)
{
    public const string Message = "pain.008.001.08";

    /// <inheritdoc cref="CreditTransfers.Write"/>
    public Outcome<Unit> Write(Stream stream)
    {
        if (Orders.Check(Payments, p => p.EndToEnd, p => p.Amount) is { } refused)
        {
            return refused;
        }

        using var writer = new MessageWriter(stream, Message);
        writer.Open("CstmrDrctDbtInitn");
        Orders.Header(writer, Header, Payments.Count, Payments.Sum(p => p.Amount.Major));
        var batches = Payments.GroupBy(p => p.Sequence).OrderBy(g => g.Key).ToList();
        foreach (var batch in batches)
        {
            // the sequence belongs to the batch in many banks' rules, so each has its own
            Batch(writer, batches.Count == 1 ? BatchId : $"{BatchId}-{Code(batch.Key)}", batch.Key, [.. batch]);
        }

        writer.Close();
        return writer.Finish();
    }

    void Batch(MessageWriter writer, string id, DebitSequence sequence, IReadOnlyList<DirectDebit> payments)
    {
        writer.Open("PmtInf").Value("PmtInfId", id).Value("PmtMtd", "DD").Value("NbOfTxs", payments.Count)
            .Value("CtrlSum", payments.Sum(p => p.Amount.Major)).Nested("PmtTpInf/SeqTp", Code(sequence))
            .Value("ReqdColltnDt", On).Party("Cdtr", Payee.Name).Account("CdtrAcct", Payee.Account)
            .Bank("CdtrAgt", Payee.Bank).Nested("CdtrSchmeId/Id/OrgId/Othr/Id", Scheme);
        foreach (var payment in payments)
        {
            writer.Open("DrctDbtTxInf").Open("PmtId").Value("EndToEndId", payment.EndToEnd).Close()
                .Amount("InstdAmt", payment.Amount)
                .Open("DrctDbtTx").Open("MndtRltdInf").Value("MndtId", payment.Mandate.Id)
                .Value("DtOfSgntr", payment.Mandate.SignedOn).Close().Close()
                .Bank("DbtrAgt", payment.Payer.Bank).Party("Dbtr", payment.Payer.Name)
                .Account("DbtrAcct", payment.Payer.Account).Nested("RmtInf/Ustrd", payment.Text).Close();
        }

        writer.Close();
    }

    static string Code(DebitSequence sequence) => sequence switch
    {
        DebitSequence.First => "FRST",
        DebitSequence.Recurring => "RCUR",
        DebitSequence.Final => "FNAL",
        DebitSequence.OneOff => "OOFF",
    };
}
