using Wheelhouse.Kernel;

namespace Wheelhouse.Origination.Notices;

/// <summary>What a customer is told in writing of an adverse answer.</summary>
public sealed class Notice : INamed
{
    public static string Prefix => "ntc";
}
