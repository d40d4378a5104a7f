using Microsoft.AspNetCore.Connections;
using Wheelhouse.Gateway;
using Wheelhouse.Platform;

namespace Wheelhouse.Server;

/// <summary>What an operator did that keeps the server from starting, in a sentence instead of a stack trace.</summary>
static class StartTrouble
{
    /// <summary>The exit code of a process that could not read what it was told.</summary>
    internal const int Exit = 2;

    internal static string? Sentence(Exception exception) => exception switch
    {
        UnreadableSettingException => exception.Message,
        DoorTakenException => $"--{exception.Message}: another process listens there; stop it, or give another port.",
        IOException { InnerException: AddressInUseException } =>
            "another process listens on this address; stop it, or choose another by --urls http://127.0.0.1:PORT.",
        _ => DatabaseTrouble.Sentence(exception),
    };
}

/// <summary>An argument or environment variable that says nothing this server understands.</summary>
sealed class UnreadableSettingException(string message) : Exception(message);
