using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>One payment that we order.</summary>
/// <param name="EndToEnd">Our reference, which comes back in status and statement; unique in the file.</param>
/// <param name="Text">What the payee reads; null for nothing.</param>
public sealed record CreditTransfer(string EndToEnd, Money Amount, BankParty Payee, string? Text);

/// <summary>An order to our bank to pay: pain.001.001.09, one account, one day, one file.</summary>
/// <param name="BatchId">At most 35 characters; status messages name it.</param>
/// <param name="On">The day on which the bank is to pay.</param>
public sealed record CreditTransfers(
    MessageHeader Header, string BatchId, DateOnly On, BankParty Payer, IReadOnlyList<CreditTransfer> Payments)
{
    public const string Message = "pain.001.001.09";

    /// <summary>Writes the message, or says what in it the schema does not take. What stands in the stream after a
    /// refusal is no message.</summary>
    /// <remarks>The control sum is the sum of the amounts, whatever their currency (ISO 20022): two payments of
    /// CNY 100.00 and CNY 250.50 have the sum 350.5.</remarks>
    public Outcome<Unit> Write(Stream stream)
    {
        if (Orders.Check(Payments, p => p.EndToEnd, p => p.Amount) is { } refused)
        {
            return refused;
        }

        using var writer = new MessageWriter(stream, Message);
        var sum = Payments.Sum(p => p.Amount.Major);
        writer.Open("CstmrCdtTrfInitn");
        Orders.Header(writer, Header, Payments.Count, sum);
        writer.Open("PmtInf").Value("PmtInfId", BatchId).Value("PmtMtd", "TRF").Value("NbOfTxs", Payments.Count)
            .Value("CtrlSum", sum).Open("ReqdExctnDt").Value("Dt", On).Close()
            .Party("Dbtr", Payer.Name).Account("DbtrAcct", Payer.Account).Bank("DbtrAgt", Payer.Bank);
        foreach (var payment in Payments)
        {
            writer.Open("CdtTrfTxInf").Open("PmtId").Value("EndToEndId", payment.EndToEnd).Close()
                .Open("Amt").Amount("InstdAmt", payment.Amount).Close()
                .Bank("CdtrAgt", payment.Payee.Bank).Party("Cdtr", payment.Payee.Name)
                .Account("CdtrAcct", payment.Payee.Account).Nested("RmtInf/Ustrd", payment.Text).Close();
        }

        writer.Close().Close();
        return writer.Finish();
    }
}
