namespace Bridge.Connectors.Telephony.Asterisk;

/// <summary>Takes callers' numbers out of a log's lines: what goes on, and what is kept, holds their keys.</summary>
internal static class QueueNumbers
{
    /// <summary>The line without a number.</summary>
    public static QueueEvent Without(QueueEvent line, CallerKeys callers) => line.Name switch
    {
        "ENTERQUEUE" => line with { Values = ["", callers.Of(line.Value(1)) ?? ""] },
        "RINGNOANSWER" or "CONNECT" or "ABANDON" or "EXITWITHTIMEOUT" or "EXITEMPTY" or "EXITWITHKEY" or "COMPLETEAGENT" or "COMPLETECALLER" => line,
        "BLINDTRANSFER" or "TRANSFER" or "ATTENDEDTRANSFER" or "OUTANSWER" or "OUTCANCEL" or "OUTCHANUNAVAIL" or "OUTCONGESTION" =>
            line with { Values = ["", "", .. line.Values.Skip(2)] },
        _ => line with { Values = [] },
    };
}
