using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Otasuketai.Review.Web.Mail;

/// <summary>
/// What an exception of <see cref="SmtpClient"/> says about the letter. A status code is the server's own word and always clear, even after the
/// final dot (RFC 5321, 4.2.5); without one only a failed connection or TLS handshake proves that nothing was sent.
/// </summary>
internal static class SmtpFailure
{
    public static SendResult Read(Exception e) => e switch
    {
        SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } smtp => ByStatus(smtp),
        SmtpException { InnerException: SocketException { SocketErrorCode: var code } } when NeverConnected(code) => new(SendOutcome.NotSent, Words(e)),
        SmtpException { InnerException: AuthenticationException } => new(SendOutcome.NotSent, Words(e)),
        AuthenticationException => new(SendOutcome.NotSent, Words(e)),
        _ => new(SendOutcome.Unclear, Words(e)),
    };

    private static SendResult ByStatus(SmtpException e)
    {
        var code = (int)e.StatusCode;
        // 530 is about our own sign-in at the server: no fault of the letter
        var permanent = code is >= 500 and < 600 && e.StatusCode != SmtpStatusCode.MustIssueStartTlsFirst;
        return new(permanent ? SendOutcome.Refused : SendOutcome.NotSent, $"{code} {Words(e)}");
    }

    private static bool NeverConnected(SocketError code) => code is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable
        or SocketError.NetworkUnreachable or SocketError.TryAgain or SocketError.NoData or SocketError.NetworkDown or SocketError.HostDown;

    private static string Words(Exception e) => e.InnerException is { } inner ? $"{e.Message} ({inner.Message})" : e.Message;
}
