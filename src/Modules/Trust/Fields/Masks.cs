using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>What is shown of a name, a number, a phone, an account in place of the whole.</summary>
/// <remarks>A mask never says how long the hidden part is, except where the length is the same for
/// everybody.</remarks>
public static class Masks
{
    /// <summary>Whether the role works with the person by name: everybody who serves him, nobody who only
    /// supervises.</summary>
    public static bool SeesNames(Role role) =>
        role is Role.Customer or Role.Dealer or Role.Underwriter or Role.Servicing or Role.Partner or Role.House;

    /// <summary>The whole name for those who serve the person; for others only the family name: 王**.</summary>
    public static string Name(string name, Role role) => SeesNames(role) ? name : Name(name);

    /// <summary>王小明 becomes 王**; Lena Brandt becomes L**.</summary>
    public static string Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length == 0 ? "" : $"{char.ConvertFromUtf32(char.ConvertToUtf32(name, 0))}**";
    }

    /// <summary>11010519491231002X becomes **************002X: the last four characters.</summary>
    public static string IdNumber(string number) => Tail(number, 4, 14);

    /// <summary>The last four for those who serve the person, nothing for others.</summary>
    public static string IdNumber(string number, Role role) => SeesNames(role) ? IdNumber(number) : new('*', 18);

    /// <summary>138****5678 for those who serve the person, nothing for others.</summary>
    public static string Phone(string phone, Role role) => SeesNames(role) ? Phone(phone) : new('*', 11);

    /// <summary>13812345678 becomes 138****5678; a shorter number shows its last two digits only.</summary>
    public static string Phone(string phone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        return phone.Length >= 11 ? $"{phone[..3]}****{phone[^4..]}" : Tail(phone, 2, 4);
    }

    /// <summary>6222020200112233445 becomes ****3445.</summary>
    public static string Account(string account) => Tail(account, 4, 4);

    static string Tail(string text, int shown, int stars)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= shown ? new('*', stars) : new string('*', stars) + text[^shown..];
    }
}
