using Wheelhouse.Kernel;

namespace Wheelhouse.Banking.Imports;

/// <summary>Where money stands whose owner is not known yet.</summary>
static class Suspense
{
    internal const string Account = "suspense";
    internal const string Bank = "bank";
    internal const string Payouts = "payouts.payable";

    internal static readonly Text In = new("待查款项", "Unidentified money");
    internal static readonly Text Back = new("待查款项退回", "Unidentified money goes back");
    internal static readonly Text Out = new("待查款项认领", "Suspense cleared");
}
