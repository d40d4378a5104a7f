using Wheelhouse.Kernel;

namespace Wheelhouse.Servicing;

/// <summary>What the journal says of each kind of entry.</summary>
static class Narratives
{
    internal static readonly Text PaidOut = new("放款", "Paid out");
    internal static readonly Text TakenOver = new("接管入账", "Taken over");
    internal static readonly Text HandedOver = new("交车起租", "Handed over");
    internal static readonly Text Payment = new("收到还款", "Payment received");
    internal static readonly Text Settlement = new("提前结清", "Early settlement");
    internal static readonly Text Reversal = new("冲正", "Reversal");
    internal static readonly Text RateChange = new("利率调整", "Rate change");
    internal static readonly Text InterestPause = new("停息", "Interest pause");
    internal static readonly Text Due = new("到期确认", "Fell due");
}
