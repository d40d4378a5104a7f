using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>What orders to pay and orders to collect have in common.</summary>
static class Orders
{
    /// <summary>The first thing that no schema says and every bank refuses: nothing to do, nothing to pay, a reference
    /// that stands twice.</summary>
    internal static Refusal? Check<T>(IReadOnlyList<T> payments, Func<T, string> reference, Func<T, Money> amount)
    {
        if (payments.Count == 0)
        {
            return Faults.Missing(new("PmtInf", 0), "at least one payment");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < payments.Count; i++)
        {
            var spot = new Spot($"PmtInf/payment[{i + 1}]", 0);
            if (!amount(payments[i]).IsPositive)
            {
                return Faults.BadValue(spot, "an amount of more than zero");
            }

            if (!seen.Add(reference(payments[i])))
            {
                return Faults.Duplicate(spot, reference(payments[i]));
            }
        }

        return null;
    }

    internal static void Header(MessageWriter writer, MessageHeader header, long count, decimal sum) => writer
        .Open("GrpHdr").Value("MsgId", header.MessageId).Value("CreDtTm", header.CreatedAt).Value("NbOfTxs", count)
        .Value("CtrlSum", sum).Party("InitgPty", header.Initiator).Close();
}
