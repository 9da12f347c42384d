/*
 * A TTY by spandsp's V.18, for the interop test: `spandsp send < text > audio.s16` and
 * `spandsp hear < audio.s16 > text`, both with 16-bit samples at 8 kHz.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#define SPANDSP_EXPOSE_INTERNAL_STRUCTURES
#include <spandsp.h>

#define SAMPLES 160

static void hear(void *user_data, const uint8_t *message, int length)
{
    (void) user_data;
    fwrite(message, 1, (size_t) length, stdout);
}

static int send_text(v18_state_t *modem)
{
    char text[20000];
    int16_t samples[SAMPLES];
    size_t length = fread(text, 1, sizeof(text) - 1, stdin);
    size_t sent = 0;
    int silent = 0;

    while (silent < 50) {
        /* Its queue holds 128 characters, and is refilled by halves. */
        if (sent < length && queue_free_space(&modem->queue.queue) > 64) {
            int part = length - sent < 32 ? (int) (length - sent) : 32;
            int put = v18_put(modem, text + sent, part);
            if (put > 0)
                sent += (size_t) put;
        }
        int made = v18_tx(modem, samples, SAMPLES);
        memset(samples + made, 0, sizeof(int16_t) * (size_t) (SAMPLES - made));
        fwrite(samples, sizeof(int16_t), SAMPLES, stdout);
        silent = made == 0 ? silent + 1 : 0;
    }
    return 0;
}

static int hear_audio(v18_state_t *modem)
{
    int16_t samples[SAMPLES];
    size_t count;

    while ((count = fread(samples, sizeof(int16_t), SAMPLES, stdin)) > 0)
        v18_rx(modem, samples, (int) count);
    memset(samples, 0, sizeof(samples));
    for (int frame = 0; frame < 50; frame++)
        v18_rx(modem, samples, SAMPLES);
    return 0;
}

int main(int count, char *words[])
{
    int is_sender = count > 1 && strcmp(words[1], "send") == 0;
    v18_state_t *modem = v18_init(NULL, is_sender, V18_MODE_5BIT_45, hear, NULL);

    return is_sender ? send_text(modem) : hear_audio(modem);
}
